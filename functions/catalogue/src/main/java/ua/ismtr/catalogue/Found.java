package ua.ismtr.catalogue;

import java.util.List;
import ua.ismtr.courses.OverlapKind;

/**
 * That two courses are alike.
 *
 * @param score 0 to 1: how much of what they teach is the same
 * @param shared words that both have, the most telling first
 * @param onlyFirst the most telling words that the first alone has
 * @param onlySecond those that the second alone has
 */
record Found(
        CourseText first,
        CourseText second,
        OverlapKind kind,
        double score,
        List<String> shared,
        List<String> onlyFirst,
        List<String> onlySecond) {}
