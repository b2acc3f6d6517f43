import type { Language } from '../core/view-state.ts';
import { EN } from './en.ts';
import { type Texts, UK } from './uk.ts';

/** The texts that all views share. */
export const TEXTS: Record<Language, Texts> = { uk: UK, en: EN };
