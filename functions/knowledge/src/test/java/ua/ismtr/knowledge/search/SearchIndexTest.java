package ua.ismtr.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.ismtr.knowledge.search.Texts.ids;
import static ua.ismtr.knowledge.search.Texts.index;
import static ua.ismtr.knowledge.search.Texts.note;
import static ua.ismtr.knowledge.search.Texts.request;
import static ua.ismtr.knowledge.search.Texts.wanted;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.ismtr.testing.SmallStack;

class SearchIndexTest {
    private static final SearchIndex INDEX = index(
            request("veterans", "Як спілкуватися з ветеранами та їхніми родинами", "veterans", "UA-46"),
            request("hive", "Вулик після оновлення губить чернетки", "state-registers", "UA-46"),
            request("street", "Перейменування вулиць у реєстрі адрес", "residence-registration", "UA-63"),
            request("tables", "Зведені таблиці для місячного звіту", "digital-skills", "UA-63"),
            request("passwords", "Паролі, фішинг і захист пошти від зламу", "cybersecurity", "UA-05"),
            request("memory", "Пам'ятка для сім'ї загиблого", "veterans", "UA-05"),
            note("cadastre", "Земельний кадастр", "Витяг із кадастру видає адміністратор"));

    @ParameterizedTest
    @CsvSource({
        "ветеран, veterans",
        "ВЕТЕРАНІВ, veterans",
        "родині, veterans",
        "'таблиця звіт', tables",
        "пам’ятки, memory",
        "кадастром, cadastre"
    })
    void findsEveryFormOfAWord(String query, String id) {
        assertThat(ids(INDEX.search(wanted(query)))).first().isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"ветирани, veterans", "ветеарнами, veterans", "таблці, tables", "фишинг, passwords", "кадстру, cadastre"
    })
    void findsWhatWasMeantDespiteATypingError(String query, String id) {
        assertThat(ids(INDEX.search(wanted(query)))).first().isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"dtnthfyb, veterans", "'nf,kbws', tables", "rflfcnhe, cadastre", "gfhjkm, passwords"})
    void findsWhatWasMeantDespiteTheWrongKeyboardLayout(String query, String id) {
        assertThat(ids(INDEX.search(wanted(query)))).contains(id);
    }

    @ParameterizedTest
    @CsvSource({"семья погибшего, memory", "защита паролей, passwords", "veterans, veterans", "spreadsheets, tables"})
    void findsUkrainianTextsForRussianAndEnglishWords(String query, String id) {
        assertThat(ids(INDEX.search(wanted(query)))).first().isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"а'", "\u0301", "а\u0301", "<b>", "&lt;", "1-", "aа", "а-", "ї'я ", "\n", "?!"})
    void indexesAndFindsBesideMonstersOnASmallStack(String piece) throws InterruptedException {
        String monster = piece.repeat(4000 / piece.length());
        String query = piece.repeat(200 / piece.length());
        assertThat(SmallStack.run(() -> {
                    SearchIndex index = index(
                            request("monster", monster, "land", "UA-46"),
                            request("veterans", "Як спілкуватися з ветеранами", "veterans", "UA-46"));
                    index.search(wanted(query));
                    return ids(index.search(wanted("ветеранів")));
                }))
                .containsExactly("veterans");
    }

    @Test
    void readsLatinLettersThatLookLikeCyrillicOnesAsThese() {
        assertThat(ids(INDEX.search(wanted("вeтeрaни")))).first().isEqualTo("veterans");
    }

    @Test
    void findsWhatIsDerivedOfARareWord() {
        SearchIndex index = index(
                request("leave", "Порядок евакуації установи", "crisis-resilience", "UA-46"),
                request("stay", "Оренда землі", "land", "UA-46"));
        assertThat(ids(index.search(wanted("евакуювати")))).containsExactly("leave");
    }

    @Test
    void ofTwoWordsThatAreAsNearTakesTheOneThatSoundsAlike() {
        Found found = index(
                        request("invented", "Вигадана довідка", "land", "UA-46"),
                        request("tired", "Професійне вигорання", "land", "UA-46"))
                .search(wanted("вигараня"));
        assertThat(ids(found)).containsExactly("tired");
    }

    @Test
    void findsWhatALikelyTopicFitsThoughAnotherWasGiven() {
        Reader knowing = Reader.open(text -> Map.of("veterans", text.contains("госпіталь") ? 0.3 : 0.001));
        SearchIndex index = SearchIndex.open(
                knowing,
                new Indexing(knowing)
                        .file(
                                List.of(
                                        request("given", "Статус і пільги", "veterans", "UA-46"),
                                        request(
                                                "fits",
                                                "Люди повертаються через госпіталь",
                                                "safety-first-aid",
                                                "UA-46"),
                                        request("neither", "Оренда землі", "land", "UA-46")),
                                Instant.EPOCH));
        Found found = index.search(new Wanted(
                "захисники",
                Map.of("veterans", 0.9),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                50));
        assertThat(ids(found)).containsExactly("given", "fits");
    }

    @Test
    void putsAnExactNameBeforeWordsThatShareItsStem() {
        assertThat(ids(INDEX.search(wanted("Вулик")))).first().isEqualTo("hive");
        assertThat(ids(INDEX.search(wanted("вулиці")))).first().isEqualTo("street");
    }

    @Test
    void wantsAllWordsAndLetsThoseWithSomeFollow() {
        Found found = INDEX.search(wanted("паролі ветерани"));
        assertThat(found.allWords()).isFalse();
        assertThat(ids(found)).contains("passwords", "veterans").doesNotContain("tables");
        assertThat(ids(INDEX.search(wanted("паролі фішинг")))).first().isEqualTo("passwords");
    }

    @Test
    void leavesOutThoseWithSomeWordsWhereEnoughHaveAll() {
        Entry[] entries = IntStream.range(0, 24)
                .mapToObj(i -> request("r" + i, i < 12 ? "черга і талони" : "черга", "asc-organisation", "UA-46"))
                .toArray(Entry[]::new);
        Found found = index(entries).search(wanted("черга талони"));
        assertThat(found.allWords()).isTrue();
        assertThat(found.total()).isEqualTo(12);
    }

    @Test
    void findsNothingForWordsThatNobodyWroteAndForNone() {
        assertThat(ids(INDEX.search(wanted("квазар")))).isEmpty();
        assertThat(ids(INDEX.search(wanted("  ?!  ")))).isEmpty();
        assertThat(ids(INDEX.search(wanted("")))).isEmpty();
    }

    @Test
    void doesNotFindTheLabelsThatStandForPersonalData() {
        SearchIndex index = index(request("one", "Мій номер [телефон], потрібне навчання з архіву", "land", "UA-46"));
        assertThat(ids(index.search(wanted("телефон")))).isEmpty();
        assertThat(ids(index.search(wanted("архів")))).containsExactly("one");
    }

    @Test
    void marksTheWordsFoundInEscapedText() {
        Found found = INDEX.search(wanted("ветеран"));
        assertThat(found.highlighter().snippet("<b>Ветеранам</b> & 'родинам'"))
                .isEqualTo("&lt;b&gt;<mark>Ветеранам</mark>&lt;/b&gt; &amp; &#39;родинам&#39;");
    }

    @Test
    void keepsNoTextOfRequests() {
        assertThat(INDEX.search(wanted("ветеран")).hits())
                .allSatisfy(hit -> assertThat(hit.text()).isEmpty());
    }

    @Test
    void countsEachFacetAsIfThereWereNoFilterByIt() {
        SearchIndex index = index(
                request("a", "черга", "land", "UA-46"),
                request("b", "черга", "veterans", "UA-46"),
                request("c", "черга", "land", "UA-63"),
                note("d", "черга", "черга"));
        Wanted wanted = new Wanted(
                "черга",
                Map.of(),
                Optional.of(Kind.REQUEST),
                Optional.of("land"),
                Optional.of("UA-46"),
                Optional.empty(),
                0,
                50);
        Found found = index.search(wanted);
        assertThat(ids(found)).containsExactly("a");
        assertThat(found.facets())
                .containsEntry("region", Map.of("UA-46", 1L, "UA-63", 1L))
                .containsEntry("topic", Map.of("land", 1L, "veterans", 1L))
                .containsEntry("kind", Map.of("request", 1L));
    }

    @Test
    void entriesThatAreAddedAreFoundBesideThoseOfTheBuild() {
        SearchIndex newer =
                INDEX.with(List.of(request("new", "Трембіта: обмін даними", "state-registers", "UA-46")), Set.of());
        assertThat(ids(newer.search(wanted("трембіти")))).containsExactly("new");
        assertThat(ids(newer.search(wanted("ветеран")))).contains("veterans");
        assertThat(ids(INDEX.search(wanted("трембіти")))).isEmpty();
        assertThat(newer.wasBuiltWith("veterans")).isTrue();
        assertThat(newer.wasBuiltWith("new")).isFalse();
        assertThat(ids(SearchIndex.empty(Texts.READER)
                        .with(List.of(request("new", "Трембіта", "state-registers", "UA-46")), Set.of())
                        .search(wanted("трембіта"))))
                .containsExactly("new");
    }

    @Test
    void whatTookThePlaceOfAnEntryIsFoundAndTheEntryIsNot() {
        SearchIndex newer = INDEX.with(
                List.of(request("hive", "[назва] після оновлення губить чернетки", "land", "UA-05")),
                Set.of("hive", "street"));
        assertThat(newer.search(wanted("вулик")).total()).isZero();
        assertThat(newer.search(wanted("перейменування")).total()).isZero();
        Found found = newer.search(wanted("чернетки"));
        assertThat(ids(found)).containsExactly("hive");
        assertThat(found.facets())
                .containsEntry("region", Map.of("UA-05", 1L))
                .containsEntry("topic", Map.of("land", 1L));
        assertThat(newer.size()).isEqualTo(INDEX.size() - 1);
        assertThat(ids(INDEX.search(wanted("вулик")))).first().isEqualTo("hive");
    }

    @Test
    void theIndexSaysWhenReadingItsEntriesBegan() {
        Instant asOf = Instant.parse("2026-11-20T10:00:00Z");
        assertThat(SearchIndex.open(Texts.READER, new Indexing(Texts.READER).file(List.of(), asOf))
                        .asOf())
                .contains(asOf);
        assertThat(SearchIndex.empty(Texts.READER).asOf()).isEmpty();
    }

    @Test
    void pagesShowEachOnceInOneOrder() {
        Entry[] entries = IntStream.range(0, 37)
                .mapToObj(
                        i -> request("r%02d".formatted(i), "черга".repeat(1) + " талон".repeat(i % 5), "land", "UA-46"))
                .toArray(Entry[]::new);
        SearchIndex index = index(entries);
        List<String> all = ids(index.search(wanted("черга")));
        assertThat(all).hasSize(37).doesNotHaveDuplicates();
        for (int offset = 0; offset < 37; offset += 10) {
            Wanted page = new Wanted(
                    "черга",
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    offset,
                    10);
            assertThat(ids(index.search(page))).isEqualTo(all.subList(offset, Math.min(37, offset + 10)));
        }
    }

    /** 2,000 searches by callers of random regions: no entry, facet or count of another region. */
    @Test
    void regionalCallersFindTheirRegionsAndTheCountryAlone() {
        List<String> regions = List.of("UA-05", "UA-46", "UA-63", "UA-30");
        List<String> words = List.of("черга", "ветеран", "пароль", "земля", "архів", "dtnthfy", "password");
        Random random = new Random(16);
        Entry[] entries = IntStream.range(0, 200)
                .mapToObj(i -> i % 10 == 0
                        ? note("n" + i, words.get(i % 5), words.get((i + 1) % 5))
                        : request("r" + i, words.get(random.nextInt(5)), "land", regions.get(random.nextInt(4))))
                .toArray(Entry[]::new);
        SearchIndex index = index(entries);
        for (int i = 0; i < 2000; i++) {
            Set<String> own = Set.of(regions.get(random.nextInt(4)));
            String query = words.get(random.nextInt(words.size())) + " " + words.get(random.nextInt(words.size()));
            Optional<String> filter =
                    random.nextBoolean() ? Optional.of(regions.get(random.nextInt(4))) : Optional.empty();
            Found found = index.search(new Wanted(
                    query, Map.of("land", 0.9), Optional.empty(), Optional.empty(), filter, Optional.of(own), 0, 50));
            assertThat(found.hits()).allMatch(hit -> hit.region() == null || own.contains(hit.region()));
            assertThat(own)
                    .containsAll(found.facets().getOrDefault("region", Map.of()).keySet());
            long seen = IntStream.range(0, entries.length)
                    .filter(j -> entries[j].region() == null || own.contains(entries[j].region()))
                    .count();
            assertThat(found.total()).isLessThanOrEqualTo(seen);
        }
    }
}
