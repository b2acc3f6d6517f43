export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'ismtr.theme';

/** The appearance that the person chose in this browser. */
export function storedTheme(): Theme {
  const theme = localStorage.getItem(KEY);
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

export function applyTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  document.documentElement.dataset['theme'] = theme;
}
