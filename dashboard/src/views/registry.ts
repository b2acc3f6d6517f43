import { FIND_FILTERS, FIND_VALUES, ORDERS } from '../core/find-link.ts';
import type { AddressFault, Language, ViewState } from '../core/view-state.ts';
import type { Session } from '../sign-in/session.ts';
import type { ViewModule } from './view.ts';

/** A section of the page, as the navigation knows it before it is loaded. */
interface ViewEntry {
  /** The value of `view` in the address, and the name of its folder. */
  id: string;
  names: Record<Language, string>;
  /** Who sees it; without it, everybody. */
  roles?: readonly Session['role'][];
  /** The parameters of the address that it alone knows, with their values where not all are possible. */
  own: Readonly<Record<string, readonly string[] | null>>;
  load(): Promise<{ default: ViewModule }>;
}

const FIND: ViewEntry['own'] = Object.fromEntries(FIND_FILTERS.map((name) => [name, FIND_VALUES[name] ?? null]));
/** The values of parameters that planning and warnings know alone; they are here because a section is loaded when it is opened. */
export const PLANNING_TABS = ['plan', 'events', 'catalogue', 'quarter'] as const;
export const WARNING_STATES = ['new', 'seen', 'explained', 'closed'] as const;
export const WARNING_KINDS = ['jump', 'drift', 'silence', 'all-silent'] as const;

const PLANNING: ViewEntry['own'] = {
  tab: PLANNING_TABS,
  ...Object.fromEntries(['event', 'status', 'budget', 'format', 'class', 'decided', 'q', 'provider', 'selfPaced', 'state', 'quarter', 'center'].map((name) => [name, null])),
};
const WARNINGS: ViewEntry['own'] = { kind: WARNING_KINDS, state: WARNING_STATES, warning: null };

/** All sections in the order of the navigation; the first is shown when the address names none. */
const VIEWS: readonly ViewEntry[] = [
  { id: 'overview', names: { uk: 'Огляд', en: 'Overview' }, own: {}, load: () => import('./overview/view.ts') },
  { id: 'requests', names: { uk: 'Запити', en: 'Requests' }, own: { ...FIND, order: ORDERS }, load: () => import('./requests/view.ts') },
  { id: 'review', names: { uk: 'Розгляд', en: 'Review' }, roles: ['moderator', 'admin'], own: { urgency: FIND['urgency'] ?? null }, load: () => import('./review/view.ts') },
  { id: 'planning', names: { uk: 'Планування', en: 'Planning' }, own: PLANNING, load: () => import('./planning/view.ts') },
  { id: 'knowledge', names: { uk: 'Знання', en: 'Knowledge' }, own: { q: null, type: null, asOf: null }, load: () => import('./knowledge/view.ts') },
  { id: 'warnings', names: { uk: 'Попередження', en: 'Warnings' }, own: WARNINGS, load: () => import('./warnings/view.ts') },
  { id: 'indicators', names: { uk: 'Показники', en: 'Indicators' }, own: {}, load: () => import('./indicators/view.ts') },
];

/** The sections that a person may see; before anybody signed in, all. */
export function viewsFor(session: Session | null): readonly ViewEntry[] {
  return VIEWS.filter((view) => session === null || view.roles === undefined || view.roles.includes(session.role));
}

/** The section that an address names, as far as this person may see it. */
export function viewOf(id: string, session: Session | null): ViewEntry {
  return viewsFor(session).find((view) => view.id === id) ?? (VIEWS[0] as ViewEntry);
}

/** What of an address its section does not understand: parameters that it has not, and values that they cannot have. */
export function ownFaults({ own }: ViewEntry, state: ViewState): AddressFault[] {
  return Object.entries(state.own)
    .filter(([name, value]) => !(name in own) || own[name]?.includes(value.trim()) === false)
    .map(([parameter]) => ({ kind: 'value', parameter }));
}
