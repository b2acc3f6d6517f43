package ua.ismtr.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ua.ismtr.requests.Center;

class SeatBookTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final int RUNS = Integer.getInteger("ismtr.seats.runs", 300);

    private static SeatGroup group(String id, int people, boolean together) {
        return SeatGroup.asking(id, new Center("C-" + id, "ЦНАП", "UA46060250010015970"), people, together, NOW, id);
    }

    private static SeatBook of(int capacity, SeatGroup... groups) {
        SeatBook book = SeatBook.closed(capacity).opened();
        for (SeatGroup group : groups) {
            book = book.joined(group);
        }
        return book;
    }

    private static int seated(SeatBook book, String id) {
        return book.find(id).orElseThrow().seated();
    }

    @Test
    void seatsGoToThoseWhoAskedFirst() {
        SeatBook book = of(5, group("a", 3, true), group("b", 2, true), group("c", 1, true));
        assertThat(book.taken()).isEqualTo(5);
        assertThat(seated(book, "c")).isZero();
        assertThat(book.position("c")).hasValue(1);
        assertThat(book.position("a")).isEmpty();
    }

    @Test
    void aGroupThatStaysTogetherIsSeatedWholeOrWaits() {
        SeatBook book = of(5, group("a", 3, true), group("b", 3, true));
        assertThat(seated(book, "b")).isZero();
        assertThat(book.left()).isEqualTo(2);
        assertThat(book.waiting()).isEqualTo(3);
    }

    @Test
    void aGroupThatNeedNotStayTogetherTakesWhatIsFree() {
        SeatBook book = of(5, group("a", 3, true), group("b", 3, false));
        assertThat(seated(book, "b")).isEqualTo(2);
        assertThat(book.waiting()).isEqualTo(1);
        assertThat(book.position("b")).hasValue(1);
    }

    @Test
    void aWaitingGroupIsPassedTwiceAndThenNoMore() {
        SeatBook book = of(6, group("a", 3, true), group("b", 4, true));
        book = book.joined(group("c", 1, true)).joined(group("d", 1, true)).joined(group("e", 1, true));
        assertThat(seated(book, "c")).isEqualTo(1);
        assertThat(seated(book, "d")).isEqualTo(1);
        assertThat(seated(book, "e")).isZero();
        assertThat(book.find("b").orElseThrow().passedOver()).isEqualTo(2);
        // Its turn comes when enough seats are free at once.
        book = book.without(book.find("a").orElseThrow());
        assertThat(seated(book, "b")).isEqualTo(4);
        assertThat(seated(book, "e")).isZero();
    }

    @Test
    void returnedSeatsMoveTheNextUp() {
        SeatBook book = of(4, group("a", 4, true), group("b", 2, true), group("c", 2, true), group("d", 2, true));
        SeatBook after = book.without(book.find("a").orElseThrow());
        assertThat(after.confirmedSince(book)).extracting(SeatGroup::seatId).containsExactly("b", "c");
        assertThat(after.position("d")).hasValue(1);
        assertThat(after.findDone("a")).isPresent();
    }

    @Test
    void moreSeatsGoToThoseWhoWaitAndThereAreNeverFewerThanTaken() {
        SeatBook book = of(4, group("a", 4, true), group("b", 2, true));
        assertThat(seated(book.withCapacity(6), "b")).isEqualTo(2);
        assertThatThrownBy(() -> book.withCapacity(3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGroupThatNoEventOfThisSizeCanTakeKeepsNobodyWaiting() {
        SeatBook book = of(8, group("a", 5, true), group("b", 6, true)).withCapacity(5);
        book = book.without(book.find("a").orElseThrow());
        for (String id : List.of("c", "d", "e", "f")) {
            book = book.joined(group(id, 1, true));
        }
        assertThat(book.taken()).isEqualTo(4);
        assertThat(seated(book, "b")).isZero();
    }

    @Test
    void fewerPeopleOfACentreAreThoseWhoAskedLastAndHaveASeat() {
        Center center = new Center("C-1", "ЦНАП", "UA46060250010015970");
        SeatBook book = of(
                6,
                SeatGroup.asking("a", center, 2, true, NOW, "a"),
                SeatGroup.asking("b", center, 3, true, NOW, "b"),
                group("other", 1, true),
                SeatGroup.asking("c", center, 2, true, NOW, "c"));
        Center namesake = new Center("C-1", "ЦНАП", "UA63120270010096107");
        assertThat(book.peopleOf(namesake)).isZero();
        SeatBook after = book.withFewer(center, 4, new SeatBook.Done("call", "call", 4));
        assertThat(after.find("b")).isEmpty();
        assertThat(after.find("a").orElseThrow().people()).isEqualTo(1);
        assertThat(seated(after, "c")).isEqualTo(2);
        assertThat(after.peopleOf(center)).isEqualTo(3);
        assertThat(after.findDone("call")).isPresent();
    }

    @Test
    void oneChangeSeatsSoManyGroupsThatItsTransactionHoldsThemAndTheNextGoesOn() {
        SeatBook book = of(1, group("first", 1, true));
        for (int i = 0; i < 130; i++) {
            book = book.joined(group("g" + i, 1, true));
        }
        SeatBook larger = book.withCapacity(200);
        assertThat(larger.confirmedSince(book)).hasSize(SeatBook.MOST_SEATED);
        assertThat(larger.owesSeats()).isTrue();
        assertThat(larger.closed().owesSeats()).isFalse();
        // Whoever asks meanwhile stands behind those who are owed.
        SeatBook joined = larger.joined(group("late", 1, true));
        assertThat(joined.confirmedSince(larger)).hasSize(SeatBook.MOST_SEATED);
        assertThat(seated(joined, "late")).isZero();
        while (joined.owesSeats()) {
            joined = joined.goneOn();
        }
        assertThat(joined.waiting()).isZero();
        assertThat(joined.groups()).allMatch(group -> group.passedOver() == 0);
    }

    /** Random days at the desk: whatever happens in whatever order, these four hold. */
    @Test
    void neverTooManyNobodySplitNobodyPassedOftenAndNoSeatFreeForTheFirst() {
        for (int run = 0; run < RUNS; run++) {
            Random chance = new Random(run);
            SeatBook book = SeatBook.closed(1 + chance.nextInt(30)).opened();
            Map<String, Integer> passes = new HashMap<>();
            for (int i = 0; i < 60; i++) {
                SeatBook before = book;
                List<SeatGroup> groups = book.groups();
                int action = chance.nextInt(10);
                if (action < 6 || groups.isEmpty()) {
                    book = book.joined(
                            group("g" + i, 1 + chance.nextInt(Math.min(6, book.capacity())), chance.nextBoolean()));
                } else if (action < 9) {
                    book = book.without(groups.get(chance.nextInt(groups.size())));
                } else {
                    book = book.withCapacity(book.taken() + chance.nextInt(5) + 6);
                }
                count(passes, before, book);
                hold(run, book, passes);
            }
        }
    }

    /** Counts for each waiting group those behind it that got seats in this step, without looking at what the book says. */
    private static void count(Map<String, Integer> passes, SeatBook before, SeatBook after) {
        List<String> confirmed =
                after.confirmedSince(before).stream().map(SeatGroup::seatId).toList();
        List<SeatGroup> groups = new ArrayList<>(after.groups());
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).waiting() > 0) {
                int behind = (int) groups.subList(i + 1, groups.size()).stream()
                        .filter(group -> confirmed.contains(group.seatId()))
                        .count();
                passes.merge(groups.get(i).seatId(), behind, Integer::sum);
            }
        }
    }

    private static void hold(int run, SeatBook book, Map<String, Integer> passes) {
        assertThat(book.taken()).as("run %d", run).isLessThanOrEqualTo(book.capacity());
        for (SeatGroup group : book.groups()) {
            if (group.together()) {
                assertThat(group.seated()).as("run %d: %s", run, group).isIn(0, group.people());
            }
            if (group.waiting() > 0) {
                assertThat(passes.getOrDefault(group.seatId(), 0))
                        .as("run %d: %s", run, group)
                        .isLessThanOrEqualTo(SeatBook.MOST_PASSES);
            }
        }
        book.groups().stream()
                .filter(group -> group.waiting() > 0)
                .findFirst()
                .ifPresent(first -> assertThat(first.together() ? first.people() : 1)
                        .as("run %d: the first in line would fit", run)
                        .isGreaterThan(book.left()));
    }
}
