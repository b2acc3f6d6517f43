package ua.ismtr.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ua.ismtr.text.Label;
import ua.ismtr.text.PlainText;

/** Finds the author's own name and address in the author's text, in every case and order, whatever other rules say. */
final class AuthorsOwn implements Finder {
    private static final int SHORTEST = 3;

    /** Such a part of a name, Лі or Ян, is found as it is written and with a capital letter alone. */
    private static final int SHORT = 2;

    private static final int SHORTEST_LOGIN = 5;

    /** How much of a long name must be the same for another case of it. */
    private static final int CHANGING_END = 2;

    private final List<List<String>> parts = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final Lexicon lexicon;
    private final String email;

    AuthorsOwn(@Nullable String name, @Nullable String email, Lexicon lexicon) {
        this.lexicon = lexicon;
        this.email = email == null ? "" : PlainText.of(email).strip().toLowerCase(Locale.ROOT);
        List<Token> words = words(new Text(name == null ? "" : PlainText.of(name)));
        // Who writes a name without capitals writes «бухгалтер» so too: then a word of the language is one beside a
        // name only.
        boolean named = words.stream().anyMatch(word -> isSomebodys(word.form()));
        for (Token word : words) {
            if (word.isCapitalised() || named || isNothingElse(word)) {
                written.add(letters(word.form()));
                parts.add(lexicon.names(word.form()));
            }
        }
    }

    private static List<Token> words(Text name) {
        List<Token> words = new ArrayList<>();
        for (int i = 0; i < name.size(); i++) {
            Token word = name.token(i);
            if (word.isWord() && word.length() >= (word.isCapitalised() ? SHORT : SHORTEST)) {
                words.add(word);
            }
        }
        return words;
    }

    private boolean isSomebodys(String form) {
        Word word = lexicon.word(form);
        return word.given() || (word.isName() && !word.common());
    }

    /** Without apostrophes, which are often left out. */
    private static String letters(String form) {
        return form.replace("'", "");
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
            Token one = text.token(i);
            boolean telling = one.isCapitalised() && one.length() >= SHORTEST;
            if (several || telling || isNothingElse(one)) {
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
        if (!token.isWord() || token.length() < SHORT) {
            return false;
        }
        String form = letters(token.form());
        if (form.length() < SHORTEST) {
            return token.isCapitalised() && written.contains(form);
        }
        for (int i = 0; i < written.size(); i++) {
            String part = written.get(i);
            boolean same =
                    form.equals(part) || ((token.isCapitalised() || isNothingElse(token)) && isAnotherCase(form, part));
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
