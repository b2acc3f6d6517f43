package ua.ismtr.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ua.ismtr.text.Label;

/** Finds the author's own name and address in the author's text, in every case and order, whatever other rules say. */
final class AuthorsOwn implements Finder {
    private static final int SHORTEST = 3;
    private static final int SHORTEST_LOGIN = 5;

    /** How much of a long name must be the same for another case of it. */
    private static final int CHANGING_END = 2;

    private final List<List<String>> parts = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final Lexicon lexicon;
    private final String email;

    AuthorsOwn(@Nullable String name, @Nullable String email, Lexicon lexicon) {
        this.lexicon = lexicon;
        this.email = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
        Text read = new Text(name == null ? "" : name);
        for (int i = 0; i < read.size(); i++) {
            Token part = read.token(i);
            if (part.isWord() && part.length() >= SHORTEST && part.isCapitalised()) {
                written.add(part.form());
                parts.add(lexicon.names(part.form()));
            }
        }
    }

    @Override
    public void find(Text text, Findings findings) {
        login(text, findings);
        for (int i = 0; i < text.size(); i++) {
            if (!isPart(text.token(i))) {
                continue;
            }
            int last = i;
            while (text.isBesideNext(last) && (isPart(text.token(last + 1)) || endOfInitial(text, last + 1) > 0)) {
                last = Math.max(last + 1, endOfInitial(text, last + 1));
            }
            boolean several = last > i;
            if (several || text.token(i).isCapitalised() || isNothingElse(text.token(i))) {
                findings.add(text.token(i), text.token(last), Label.NAME);
            }
            i = last;
        }
    }

    private boolean isNothingElse(Token token) {
        return !lexicon.word(token.form()).common();
    }

    private static int endOfInitial(Text text, int i) {
        boolean initial = text.token(i).isCapitalised()
                && text.token(i).length() == 1
                && text.token(i + 1).is(".")
                && text.touchesNext(i);
        return initial ? i + 1 : -1;
    }

    private boolean isPart(Token token) {
        if (!token.isWord() || token.length() < SHORTEST) {
            return false;
        }
        for (int i = 0; i < written.size(); i++) {
            String part = written.get(i);
            boolean same = token.form().equals(part) || (token.isCapitalised() && isAnotherCase(token.form(), part));
            if (same || lexicon.names(token.form()).stream().anyMatch(parts.get(i)::contains)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAnotherCase(String form, String part) {
        int stem = part.length() - CHANGING_END;
        return stem >= SHORTEST + 1
                && form.startsWith(part.substring(0, stem))
                && form.length() <= part.length() + CHANGING_END;
    }

    /** The address in any case, and its part before the sign alone. */
    private void login(Text text, Findings findings) {
        int at = email.indexOf('@');
        if (at < 1) {
            return;
        }
        String plain = text.plain().toLowerCase(Locale.ROOT);
        for (String sought : List.of(email, email.substring(0, at))) {
            boolean telling = sought.length() >= SHORTEST_LOGIN;
            for (int i = telling ? plain.indexOf(sought) : -1; i >= 0; i = plain.indexOf(sought, i + sought.length())) {
                int end = i + sought.length();
                boolean whole = (i == 0 || !Character.isLetterOrDigit(plain.charAt(i - 1)))
                        && (end == plain.length() || !Character.isLetterOrDigit(plain.charAt(end)));
                if (whole && (sought.equals(email) || hasNoWord(sought))) {
                    findings.add(i, end, Label.EMAIL);
                }
            }
        }
    }

    /** «cnap» and «administrator» before the sign are nobody's. */
    private boolean hasNoWord(String login) {
        return login.chars().anyMatch(c -> c == '.' || c == '_' || Character.isDigit(c));
    }
}
