/** What is made of a value of the API; where the value cannot be read, the rest is drawn around a word for it. */
export function readable<T>(otherwise: string, make: () => T): T | string {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) {
      return otherwise;
    }
    throw error;
  }
}
