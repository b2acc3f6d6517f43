import type { components, paths } from './openapi.d.ts';

type Schemas = components['schemas'];
type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;

type Posted<Path extends keyof paths> = paths[Path] extends { post: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;

/** The dashboard JSON of one scope. */
export type Dashboard = Schemas['Dashboard'];
export type Named = Schemas['Named'];
export type Topics = Answer<'/v1/topics'>;
export type Regions = Answer<'/v1/regions'>;
/** Who is signed in, and what that person may now. */
export type Me = Answer<'/v1/me'>;
export type RequestStatus = Schemas['Status'];
/** A training request as the API shows it; personal data only to those who may see it. */
export type TrainingRequest = Schemas['Request'];
export type RequestList = Answer<'/v1/training-requests'>;
/** What a moderator decides about a request. */
export type Decision = Schemas['Decision'];
/** A person's look at a request, and who else looks at it. */
export type Look = Schemas['Look'];
export type Looker = Look['others'][number];
export type Link = Schemas['Link'];
/** A file that the server makes while nobody waits. */
export type Export = Schemas['Export'];
export type Subscription = Schemas['Subscription'];
export type Subscriptions = Answer<'/v1/subscriptions'>;
export type Mails = Schemas['Mails'];
export type Mail = Mails['mails'][number];
/** What a search over all that is known has found. */
export type KnowledgeFound = Schemas['KnowledgeFound'];
/** All that is known of a topic. */
export type TopicPage = Schemas['TopicPage'];
/** Which events would cover the most of what is asked for. */
export type Plan = Schemas['Plan'];
export type PlanLine = Plan['events'][number];
/** What is asked for and what is on offer, by topic. */
export type SupplyList = Answer<'/v1/supply'>;
export type Supply = Schemas['Supply'];
/** A training event that is drafted, announced, held or cancelled. */
export type TrainingEvent = Schemas['Event'];
export type EventStatus = Schemas['EventStatus'];
export type EventList = Answer<'/v1/events'>;
/** What could become of an event that too few come to. */
export type Proposals = Answer<'/v1/events/{eventId}/proposals'>;
/** Who has seats in an event, and who waits. */
export type Seats = Answer<'/v1/events/{eventId}/seats'>;
export type CenterList = Answer<'/v1/centers'>;
/** A regional centre with what it has to train with, its plan of a quarter, and the sum of all plans. */
export type RegionalCenter = Schemas['RegionalCenter'];
export type RegionalCenterList = Answer<'/v1/regional-centers'>;
export type RegionalPlan = Schemas['RegionalPlan'];
export type NationalPlan = Schemas['NationalPlan'];
export type Course = Schemas['Course'];
export type CourseList = Answer<'/v1/courses'>;
/** Two courses that are alike. */
export type Overlap = Schemas['Overlap'];
/** The courses that a draft is like. */
export type DraftCheck = Posted<'/v1/overlaps/check'>;
export type OverlapList = Answer<'/v1/overlaps'>;
/** Something unusual in the figures, and what people found out about it. */
export type Warning = Schemas['Warning'];
export type WarningList = Answer<'/v1/warnings'>;
/** How many requests the coming weeks will bring. */
export type Forecast = Schemas['Forecast'];
/** How training answers need. */
export type Indicators = Schemas['Indicators'];
export type Indicator = Indicators['items'][number];
export type IndicatorDefinitions = Answer<'/v1/indicators/definitions'>;
