package ua.ismtr.summaries.content;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.RegionId;
import ua.ismtr.subscriptions.SubscriptionId;
import ua.ismtr.summaries.html.JteanswerGenerated;
import ua.ismtr.summaries.html.JteconfirmationGenerated;
import ua.ismtr.summaries.html.JtesummaryGenerated;

/** Writes the mails. Whatever a name or a text holds is text in them: the HTML templates escape it. */
public final class Letters {
    private final Links links;

    public Letters(Links links) {
        this.links = links;
    }

    /** The summary; one that belongs to no subscription has no link to end it. */
    public Content summary(Summary summary, Language language, Optional<SubscriptionId> subscription) {
        Words words = Words.of(language);
        URI unsubscribe = subscription.map(links::unsubscribe).orElse(null);
        Letter letter = new Letter(words, summary, links, unsubscribe);
        return new Content(
                words.summarySubject(summary),
                html(output -> JtesummaryGenerated.render(output, null, letter)),
                text(output -> ua.ismtr.summaries.text.JtesummaryGenerated.render(output, null, letter)));
    }

    /** Asks the owner of an address whether summaries of these regions may be sent to it. */
    public Content confirmation(Language language, Set<RegionId> regions, Tokens.Confirmation answer) {
        Words words = Words.of(language);
        String about = words.aboutAll(regions);
        String link = links.confirm(answer).toString();
        return new Content(
                words.confirmSubject(),
                html(output -> JteconfirmationGenerated.render(output, null, words, about, link)),
                text(output ->
                        ua.ismtr.summaries.text.JteconfirmationGenerated.render(output, null, words, about, link)));
    }

    /** A page behind a link of a mail; its button, if it has a label, posts to the page's own address. */
    public String page(Words words, String title, String text, String button) {
        return html(output -> JteanswerGenerated.render(output, null, words, title, text, button));
    }

    private static String html(Consumer<OwaspHtmlTemplateOutput> template) {
        StringOutput output = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(output));
        return output.toString();
    }

    private static String text(Consumer<StringOutput> template) {
        StringOutput output = new StringOutput();
        template.accept(output);
        return output.toString().strip() + "\n";
    }
}
