package ua.ismtr.privacy;

import java.util.List;

/** Writes a name in Russian letters as Ukrainian would: «Алексия» is the same name as «Алексія». */
final class RussianSpelling {
    private static final int SHORTEST = 5;

    private RussianSpelling() {}

    /** The writings it may have in Ukrainian; none where nothing differs. */
    static List<String> ukrainian(String form) {
        if (form.length() < SHORTEST || form.charAt(0) <= 'z') {
            return List.of();
        }
        String plain =
                form.replace('и', 'і').replace('э', 'е').replace('ы', 'и').replace("ё", "ьо");
        return List.of(plain, plain.replaceFirst("е", "і")).stream()
                .filter(writing -> !writing.equals(form))
                .toList();
    }
}
