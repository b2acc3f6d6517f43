package ua.ismtr.knowledge.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of a text that says best why it was found, as HTML: escaped, but for {@code <mark>} around the words found. */
final class Snippet {
    private static final int LENGTH = 240;
    private static final int BEFORE = 60;
    private static final String MORE = "…";

    private Snippet() {}

    static String of(String text, List<Token> tokens, Marks marks) {
        List<Token> marked = tokens.stream().filter(marks::has).toList();
        int start = start(text, tokens, marked);
        int end = end(text, start);
        StringBuilder html = new StringBuilder(start > 0 ? MORE : "");
        int from = start;
        for (Token token : marked) {
            if (token.start() >= from && token.end() <= end) {
                escape(html, text, from, token.start());
                html.append("<mark>");
                escape(html, text, token.start(), token.end());
                html.append("</mark>");
                from = token.end();
            }
        }
        escape(html, text, from, end);
        return html.append(end < text.length() ? MORE : "").toString();
    }

    /** Where the window begins that shows the most different words found. */
    private static int start(String text, List<Token> tokens, List<Token> marked) {
        if (text.length() <= LENGTH || marked.isEmpty()) {
            return 0;
        }
        int best = 0;
        int most = 0;
        for (Token first : marked) {
            Set<String> shown = new HashSet<>();
            for (Token token : marked) {
                if (token.start() >= first.start() && token.end() <= first.start() + LENGTH - BEFORE) {
                    shown.add(token.stem().isEmpty() ? token.exact() : token.stem());
                }
            }
            if (shown.size() > most) {
                most = shown.size();
                best = first.start();
            }
        }
        int earliest = Math.min(Math.max(0, best - BEFORE), Math.max(0, text.length() - LENGTH));
        if (earliest == 0) {
            return 0;
        }
        for (Token token : tokens) {
            if (token.start() >= earliest && token.start() <= best) {
                return token.start();
            }
        }
        return best;
    }

    private static int end(String text, int start) {
        int end = start + LENGTH;
        if (end >= text.length()) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', end);
        int cut = space > start + LENGTH / 2 ? space : end;
        return Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
    }

    private static void escape(StringBuilder html, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
    }
}
