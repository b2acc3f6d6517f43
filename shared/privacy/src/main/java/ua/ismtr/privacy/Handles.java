package ua.ismtr.privacy;

import java.util.List;
import java.util.Set;
import ua.ismtr.text.Label;

/** Finds the names of people in messengers and networks: {@code @name}, {@code t.me/name}, «телеграм: name». */
final class Handles implements Finder {
    private static final Set<String> SITES =
            Set.of("t.me", "instagram.com", "facebook.com", "fb.com", "linkedin.com/in");
    private static final List<String> NETWORKS = List.of(
            "телеграм",
            "telegram",
            "телег",
            "інстаграм",
            "інст",
            "insta",
            "instagram",
            "нік",
            "нікнейм",
            "ник",
            "nickname",
            "скайп",
            "skype",
            "логін",
            "тг",
            "tg",
            "viber",
            "вайбер",
            "вібер",
            "whatsapp",
            "ватсап",
            "вацап",
            "signal",
            "сигнал",
            "фейсбук",
            "фейсбуц",
            "дискорд",
            "discord",
            "тікток",
            "тіктоц",
            "tiktok",
            "facebook");
    private static final List<String> OF_INSTITUTIONS =
            List.of("канал", "бот", "чат-бот", "спільнот", "паблік", "офіційн", "bot", "channel");
    private static final Set<String> ADDRESSES = Set.of("http", "https", "www", "t");
    /** Words between the network and the name after which only a name of several parts is one. */
    private static final Set<String> FAR = Set.of("на", "ми", "я", "чаті", "групі");

    private static final Set<String> FILES = Set.of(
            "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "rar", "jpg", "png", "txt", "csv", "p7s", "xml",
            "json", "exe", "mp4", "dat", "html", "php", "log", "key", "jks", "rtf", "odt", "ods", "jpeg");

    private static final int SHORTEST = 3;
    private static final int SHORTEST_WORD = 4;
    private static final int WINDOW = 4;
    private static final int LONGEST_ADDRESS = 10;

    @Override
    public void find(Text text, Findings findings) {
        for (int i = 0; i < text.size(); i++) {
            if (!findings.isFree(text.token(i))) {
                continue;
            }
            boolean apart = !text.touchesNext(i - 1) || NameReader.isOneOf(text.token(i - 1), "«\"“„(:,;>");
            if (text.token(i).is("@") && apart) {
                add(text, findings, i, i + 1, SHORTEST);
            } else if (text.token(i).is("/") && isSite(text, i)) {
                add(text, findings, startOfAddress(text, i), text.token(i + 1).is("@") ? i + 2 : i + 1, SHORTEST);
            } else if (isNetwork(text.token(i))) {
                named(text, findings, i);
            }
            if (findings.isFree(text.token(i)) && !text.touchesNext(i - 1)) {
                underscored(text, findings, i);
            }
        }
    }

    private static void add(Text text, Findings findings, int first, int name, int shortest) {
        int last = endOf(text, name);
        boolean beside = name == first
                || name == first + 2
                || text.touchesNext(first)
                || text.token(first).isWord();
        boolean institution = text.before(first, WINDOW, Handles::isOfInstitution)
                || text.token(last).form().endsWith("bot");
        if (beside && last >= name && text.token(last).end() - text.token(name).start() >= shortest && !institution) {
            findings.add(text.token(first), text.token(last), Label.HANDLE);
        }
    }

    /** «live:zhanna_k», «dar_ynka»: nothing but names of users, and of files, has an underscore between Latin letters. */
    private static void underscored(Text text, Findings findings, int first) {
        boolean prefixed = text.token(first).is("live") && text.token(first + 1).is(":");
        int name = prefixed ? first + 2 : first;
        int last = endOf(text, name);
        boolean latin = text.token(name).isWord() && text.token(name).written().charAt(0) <= 'z';
        boolean joined = false;
        for (int i = name + 1; i < last; i++) {
            joined |= text.token(i).is("_");
        }
        boolean file =
                text.token(last - 1).is(".") && FILES.contains(text.token(last).form());
        boolean named = text.token(first - 1).form().startsWith("файл")
                || text.token(first - 1).form().startsWith("таблиц")
                || text.token(first - 1).form().startsWith("папк");
        boolean capitals = text.token(name).isAllCapitals() || named;
        boolean apart = !text.token(last + 1).is("/") && !text.token(last + 1).is("@");
        if (latin && (joined || prefixed) && !file && !capitals && apart) {
            add(text, findings, first, name, SHORTEST_WORD);
        }
    }

    /** «телеграм: olena_k», where the name is of Latin letters and looks like no brand. */
    private static void named(Text text, Findings findings, int network) {
        int i = network + 1;
        while (i < network + 4
                && (isSmallWord(text.token(i))
                        || text.token(i).is(":")
                        || text.token(i).is("-"))) {
            i++;
        }
        if (text.token(i).is("live") && text.token(i + 1).is(":")) {
            add(text, findings, i, i + 2, SHORTEST_WORD);
            return;
        }
        int last = endOf(text, i);
        if (last < i || !text.token(i).isWord() || text.token(i).written().charAt(0) > 'z') {
            return;
        }
        boolean compound = last > i;
        boolean far = text.before(i, i - network - 1, token -> FAR.contains(token.form()));
        boolean small = !far && !text.token(i).isCapitalised();
        boolean brand =
                isNetwork(text.token(i)) || ADDRESSES.contains(text.token(i).form());
        if ((compound || small) && !brand && findings.isFree(text.token(i))) {
            add(text, findings, i, i, SHORTEST_WORD);
        }
    }

    private static boolean isSmallWord(Token token) {
        return Set.of(
                        "в",
                        "у",
                        "на",
                        "мій",
                        "моя",
                        "є",
                        "це",
                        "ми",
                        "я",
                        "чаті",
                        "групі",
                        "телеграмі",
                        "нік",
                        "інстаграмі",
                        "фейсбуці")
                .contains(token.form());
    }

    private static int endOf(Text text, int from) {
        int last = from - 1;
        int i = from;
        while (isOf(text.token(i)) && (i == from || text.touchesNext(i - 1))) {
            last = text.token(i).type() == Token.Type.SIGN && !text.token(i).is("_") ? last : i;
            i++;
        }
        return last;
    }

    private static boolean isOf(Token token) {
        boolean word = token.isWord() && token.written().charAt(0) <= 'z';
        return word || token.isNumber() || (token.length() == 1 && "_.-?=".contains(token.written()));
    }

    /** The first token of {@code https://t.me/}, whose last one is the slash. */
    private static int startOfAddress(Text text, int slash) {
        int first = slash;
        while (text.touchesNext(first - 1) && slash - first < LONGEST_ADDRESS) {
            first--;
        }
        return first;
    }

    private static boolean isSite(Text text, int slash) {
        String plain = text.plain();
        int end = text.token(slash).start();
        return SITES.stream().anyMatch(site -> plain.regionMatches(true, end - site.length(), site, 0, site.length()));
    }

    private static boolean isNetwork(Token token) {
        return token.isWord()
                && NETWORKS.stream()
                        .anyMatch(word -> word.length() < 4
                                ? token.is(word)
                                : token.form().startsWith(word));
    }

    private static boolean isOfInstitution(Token token) {
        String form = token.form();
        String end = form.substring(form.lastIndexOf('-') + 1);
        return token.isWord()
                && OF_INSTITUTIONS.stream().anyMatch(word -> form.startsWith(word) || end.startsWith(word));
    }
}
