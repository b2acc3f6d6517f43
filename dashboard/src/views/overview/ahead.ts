/** The parts of the overview that look ahead or take the server longer: fetched when its figures are on their way. */
export { forecastPath, forecastSheet } from './dynamics/forecast.ts';
export { outlook } from './dynamics/outlook.ts';
export { indicatorsCard } from './indicators/indicators.ts';
export { warningsBadge } from './warnings/warnings.ts';
