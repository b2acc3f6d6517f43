/** The address of what is asked for, with the filters that are set, in their order. */
export function queried(path: string, filters: Readonly<Record<string, string | null>>): string {
  const set = Object.entries(filters).filter((filter): filter is [string, string] => filter[1] !== null);
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}
