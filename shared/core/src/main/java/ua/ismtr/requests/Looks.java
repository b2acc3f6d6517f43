package ua.ismtr.requests;

import java.time.Instant;
import java.util.List;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.aws.Clients;

/** Who looks at a request now. A look ends after a minute unless it is renewed. */
public interface Looks {
    /** The looks in this table, where they stand beside the people. */
    static Looks in(Clients clients, String table) {
        return new DynamoLooks(clients.dynamo(), table);
    }

    /** A person who looks at a request. */
    record Looker(String sub, Role role) {}

    /**
     * A look that has begun or goes on.
     *
     * @param until when it ends unless it is renewed
     * @param others the other people who look at the request, by role and id
     */
    record Look(Instant until, List<Looker> others) {}

    /** Begins or renews this person's look at a request. Of two people who begin at once, one at least sees the other. */
    Look look(RequestId request, Caller caller, Instant now);
}
