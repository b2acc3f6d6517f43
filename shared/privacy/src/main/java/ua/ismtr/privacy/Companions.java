package ua.ismtr.privacy;

import java.util.Set;
import ua.ismtr.text.Label;

/** Finds what stands beside a name that was found: the person's name in a network, and the house where they live. */
final class Companions implements Finder {
    private static final int SHORTEST_HANDLE = 5;

    @Override
    public void find(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            if (!findings.isOf(text.token(i), Label.NAME) || findings.isOf(text.token(i + 1), Label.NAME)) {
                continue;
            }
            if (text.token(i + 1).is("(")) {
                handle(text, findings, i + 2);
            } else if (text.token(i + 1).is(",")) {
                house(text, findings, i + 2);
            }
        }
    }

    /** «Назар (nazar.k)». */
    private static void handle(Text text, Findings findings, int first) {
        int last = first;
        boolean joined = false;
        while (text.touchesNext(last) && isOfHandle(text.token(last + 1))) {
            last++;
            joined |= !text.token(last).isWord();
        }
        Token opening = text.token(first);
        boolean latin = opening.isWord() && opening.written().charAt(0) <= 'z';
        boolean closed = text.token(last + 1).is(")");
        if (latin && joined && closed && text.token(last).end() - opening.start() >= SHORTEST_HANDLE) {
            findings.add(opening, text.token(last), Label.HANDLE);
        }
    }

    private static boolean isOfHandle(Token token) {
        boolean latin = token.isWord() && token.written().charAt(0) <= 'z';
        return latin || token.isNumber() || Set.of(".", "_", "-").contains(token.written());
    }

    /** «Ганна Крук, Лісова, 22а»: a street of one word and the number of a house, up to the end of the phrase. */
    private static void house(Text text, Findings findings, int street) {
        Token name = text.token(street);
        boolean named = name.isCapitalised()
                && name.length() > 4
                && (name.form().endsWith("а") || name.form().endsWith("ого"));
        int number = text.token(street + 1).is(",") ? street + 2 : street + 1;
        boolean numbered = text.token(number).isNumber() && text.token(number).length() <= 3;
        int last = text.touchesNext(number)
                        && text.token(number + 1).isWord()
                        && text.token(number + 1).length() == 1
                ? number + 1
                : number;
        Token after = text.token(last + 1);
        if (named && numbered && !after.isWord() && !after.is(".") && findings.isFree(name)) {
            findings.add(name, text.token(last), Label.ADDRESS);
        }
    }
}
