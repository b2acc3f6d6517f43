package ua.ismtr.indicators;

import java.util.Map;

/**
 * What an indicator says.
 *
 * @param unit of its value: days or share
 * @param formula from the columns of the rows it is computed from
 */
record Definition(String id, String unit, Map<String, String> title, Map<String, String> meaning, String formula) {}
