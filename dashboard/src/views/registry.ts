import type { Language } from '../core/view-state.ts';
import type { Session } from '../sign-in/session.ts';
import type { ViewModule } from './view.ts';

/** A section of the page, as the navigation knows it before it is loaded. */
export interface ViewEntry {
  /** The value of `view` in the address, and the name of its folder. */
  id: string;
  names: Record<Language, string>;
  /** Who sees it; without it, everybody. */
  roles?: readonly Session['role'][];
  load(): Promise<{ default: ViewModule }>;
}

/** All sections in the order of the navigation; the first is shown when the address names none. */
export const VIEWS: readonly ViewEntry[] = [
  { id: 'overview', names: { uk: 'Огляд', en: 'Overview' }, load: () => import('./overview/view.ts') },
  { id: 'requests', names: { uk: 'Запити', en: 'Requests' }, load: () => import('./requests/view.ts') },
  { id: 'review', names: { uk: 'Розгляд', en: 'Review' }, roles: ['moderator', 'admin'], load: () => import('./review/view.ts') },
  { id: 'planning', names: { uk: 'Планування', en: 'Planning' }, load: () => import('./planning/view.ts') },
  { id: 'knowledge', names: { uk: 'Знання', en: 'Knowledge' }, load: () => import('./knowledge/view.ts') },
  { id: 'warnings', names: { uk: 'Попередження', en: 'Warnings' }, load: () => import('./warnings/view.ts') },
  { id: 'indicators', names: { uk: 'Показники', en: 'Indicators' }, load: () => import('./indicators/view.ts') },
];

/** The sections that a person may see; before anybody signed in, all. */
export function viewsFor(session: Session | null): readonly ViewEntry[] {
  return VIEWS.filter((view) => session === null || view.roles === undefined || view.roles.includes(session.role));
}

/** The section that an address names, as far as this person may see it. */
export function viewOf(id: string, session: Session | null): ViewEntry {
  return viewsFor(session).find((view) => view.id === id) ?? (VIEWS[0] as ViewEntry);
}
