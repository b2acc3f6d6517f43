package ua.ismtr.emails;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ua.ismtr.emails.html.JteanswerGenerated;
import ua.ismtr.emails.html.JteconfirmationGenerated;
import ua.ismtr.emails.html.JtesummaryGenerated;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.RegionId;
import ua.ismtr.subscriptions.SubscriptionId;

/** Writes the mails. Whatever a name or a text holds is text in them: the HTML templates escape it. */
public final class Letters {
    private final Links links;

    public Letters(Links links) {
        this.links = links;
    }

    /** The summary; one that belongs to no subscription has no link to end it. */
    public Content summary(Summary summary, Language language, Optional<SubscriptionId> subscription) {
        Messages messages = Messages.of(language);
        URI unsubscribe = subscription.map(links::unsubscribe).orElse(null);
        Letter letter = new Letter(messages, summary, links, unsubscribe);
        return new Content(
                messages.summarySubject(summary),
                html(output -> JtesummaryGenerated.render(output, null, letter)),
                text(output -> ua.ismtr.emails.text.JtesummaryGenerated.render(output, null, letter)));
    }

    /** Asks the owner of an address whether summaries of these regions may be sent to it. */
    public Content confirmation(Language language, Set<RegionId> regions, Tokens.Confirmation answer) {
        Messages messages = Messages.of(language);
        String about = messages.aboutAll(regions);
        String link = links.confirm(answer).toString();
        String refusal = links.unsubscribe(answer.subscription()).toString();
        return new Content(
                messages.confirmSubject(),
                html(output -> JteconfirmationGenerated.render(output, null, messages, about, link, refusal)),
                text(output -> ua.ismtr.emails.text.JteconfirmationGenerated.render(
                        output, null, messages, about, link, refusal)));
    }

    /** A page behind a link of a mail; its button, if it has a label, posts to the page's own address. */
    public String page(Messages messages, String title, String text, String button) {
        return html(output -> JteanswerGenerated.render(output, null, messages, title, text, button));
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
