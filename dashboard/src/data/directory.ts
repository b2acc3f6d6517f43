import type { Language } from '../core/view-state.ts';
import type { Texts } from '../texts/uk.ts';
import type { Named, Regions, Topics } from './types.ts';

const SHORT_UK: [RegExp, string][] = [
  [/^Автономна Республіка Крим$/, 'АР Крим'],
  [/^місто /, 'м. '],
  [/ область$/, ''],
];
const SHORT_EN: [RegExp, string][] = [[/^Autonomous Republic of /, '']];

/** One apostrophe everywhere, as the page writes it. */
function typeset<T extends Named>(named: T): T {
  return { ...named, uk: named.uk.replace(/'/g, '’') };
}

let last: { topics: Topics; regions: Regions; directory: Directory } | null = null;

/** The names of regions, topics and areas; an id that is not known names itself. */
export class Directory {
  readonly areas: Topics['areas'];
  readonly regions: Named[];
  private readonly topicNames = new Map<string, Named>();
  private readonly abouts = new Map<string, string>();
  private readonly areaByTopic = new Map<string, string>();
  private readonly regionNames: Map<string, Named>;

  constructor(
    topics: Topics,
    regions: Regions,
    private readonly texts: Texts,
    private readonly language: Language,
  ) {
    this.areas = topics.areas.map(typeset);
    this.regions = regions.regions.map(typeset);
    this.regionNames = new Map(this.regions.map((region) => [region.id, region]));
    for (const area of topics.areas) {
      for (const topic of area.topics) {
        this.topicNames.set(topic.id, typeset(topic));
        this.abouts.set(topic.id, topic.about);
        this.areaByTopic.set(topic.id, area.id);
      }
    }
  }

  /** The same object while it would be made of the same parts. */
  static of(topics: Topics, regions: Regions, texts: Texts, language: Language): Directory {
    if (last === null || last.topics !== topics || last.regions !== regions || last.directory.language !== language) {
      last = { topics, regions, directory: new Directory(topics, regions, texts, language) };
    }
    return last.directory;
  }

  topic(id: string): string {
    if (id === 'other') {
      return this.texts.otherTopic;
    }
    if (id === 'not-a-request') {
      return this.texts.notRequestTopic;
    }
    return this.topicNames.get(id)?.[this.language] ?? this.texts.unknownTopic(id);
  }

  /** Both names of a topic, to be found by either. */
  topicSearch(id: string): string {
    const named = this.topicNames.get(id);
    return named === undefined ? this.topic(id) : `${named.uk} ${named.en} ${named.id}`;
  }

  /** What belongs to a topic, in words. */
  aboutTopic(id: string): string {
    return this.abouts.get(id) ?? '';
  }

  /** All topics that a request can be given, in the order of the list, special ones last. */
  get topicIds(): string[] {
    return [...this.topicNames.keys(), 'other', 'not-a-request'];
  }

  area(id: string): string {
    return this.areas.find((area) => area.id === id)?.[this.language] ?? this.texts.unknownArea(id);
  }

  areaOf(topic: string): string | null {
    return this.areaByTopic.get(topic) ?? null;
  }

  region(id: string): string {
    return this.regionNames.get(id)?.[this.language] ?? this.texts.unknownRegion(id);
  }

  /** The name without "область" and the like, where room is scarce. */
  shortRegion(id: string): string {
    const rules = this.language === 'uk' ? SHORT_UK : SHORT_EN;
    return rules.reduce((name, [pattern, text]) => name.replace(pattern, text), this.region(id));
  }
}
