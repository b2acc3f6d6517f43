declare module '*.json' {
  /** Where the file is served. */
  const address: string;
  export default address;
}

declare module '*.css' {
  /** The rules of the style sheet. */
  const rules: string;
  export default rules;
}
