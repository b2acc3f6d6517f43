package ua.ismtr.summaries;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Week;
import ua.ismtr.subscriptions.MailTask;
import ua.ismtr.subscriptions.MailTask.SummaryTask;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscriptions;

/** Asks for one mail for each subscriber, and sends none itself: so it may be done again at any time. */
final class WeeklyDispatch {
    private static final int TOGETHER = 100;

    private final Subscriptions subscriptions;
    private final MessageQueue mails;

    WeeklyDispatch(Subscriptions subscriptions, MessageQueue mails) {
        this.subscriptions = subscriptions;
        this.mails = mails;
    }

    /** Asks for the summaries of the last week that is over; answers how many. */
    long plan(Instant now) {
        Week week = Week.lastEnded(now);
        LocalDate today = Kyiv.day(now);
        long planned = 0;
        List<MailTask> tasks = new ArrayList<>();
        try (Stream<Subscription> all = subscriptions.all()) {
            Iterator<Subscription> wanted =
                    all.filter(subscription -> subscription.wantedOn(today)).iterator();
            while (wanted.hasNext()) {
                tasks.add(new SummaryTask(wanted.next().id(), week));
                if (tasks.size() == TOGETHER || !wanted.hasNext()) {
                    mails.sendAll(tasks);
                    planned += tasks.size();
                    tasks.clear();
                }
            }
        }
        return planned;
    }
}
