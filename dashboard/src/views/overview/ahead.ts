/** The parts of the overview that look ahead, take the server longer or need one region: fetched when its figures are on their way. */
export { ANY, RequestSearch } from '../request/search.ts';
export { centersCard } from './centers/centers.ts';
export { forecastPath, forecastSheet } from './dynamics/forecast.ts';
export { outlook } from './dynamics/outlook.ts';
export { indicatorsCard } from './indicators/indicators.ts';
export { warningsBadge } from './warnings/warnings.ts';
