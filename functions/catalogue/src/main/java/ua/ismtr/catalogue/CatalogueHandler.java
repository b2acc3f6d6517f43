package ua.ismtr.catalogue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.aws.Priming;
import ua.ismtr.config.Environment;
import ua.ismtr.courses.Courses;
import ua.ismtr.courses.Overlaps;
import ua.ismtr.courses.SelfPacedCourses;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.http.Router;
import ua.ismtr.telemetry.Invocation;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;

/** The function of the catalogue's routes, and of the schedule that looks for what is out of date and what overlaps. */
public final class CatalogueHandler implements RequestStreamHandler {
    private final Upkeep upkeep;
    private final HttpFunction http;

    /** Wires the function from its environment. */
    public CatalogueHandler() {
        this(CatalogueConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private CatalogueHandler(CatalogueConfig config, Clients clients) {
        this(config, clients, new CourseTopics(new TopicClassifier(TopicModel.packaged())));
    }

    private CatalogueHandler(CatalogueConfig config, Clients clients, CourseTopics topics) {
        this(config, clients, topics, Clock.systemUTC());
        Priming.of(inMemory -> new CatalogueHandler(config, inMemory, topics, Clock.systemUTC())
                .handle(ExampleEvent.ofDraftCheck(), OutputStream.nullOutputStream()));
    }

    private CatalogueHandler(CatalogueConfig config, Clients clients, CourseTopics topics, Clock clock) {
        this(
                Courses.in(clients, config.coursesTable()),
                Overlaps.in(clients, config.coursesTable()),
                SelfPacedCourses.in(clients, config.bucket()),
                topics,
                Authorization.in(clients, config.access()),
                new DynamoAuditLog(clients.dynamo(), config.auditTable(), config.auditRetention()),
                clock);
    }

    CatalogueHandler(
            Courses courses,
            Overlaps overlaps,
            SelfPacedCourses selfPaced,
            CourseTopics topics,
            Authorization authorization,
            AuditLog audit,
            Clock clock) {
        this.upkeep = new Upkeep(courses, overlaps, selfPaced, topics, clock);
        CoursesApi api = new CoursesApi(courses, new Importing(courses, topics, clock), upkeep, audit, clock);
        OverlapsApi alike = new OverlapsApi(courses, overlaps, topics, audit, clock);
        Router router = new Router(authorization)
                .route("POST /v1/courses/imports", Router.MODERATORS, api::take)
                .route("GET /v1/courses", Router.ALL, api::list)
                .bare("GET /v1/courses/{courseId}", Router.ALL, api::one)
                .bare("PATCH /v1/courses/{courseId}", Router.MODERATORS, api::change)
                .route("GET /v1/overlaps", Router.ALL, alike::list)
                .bare("PATCH /v1/overlaps/{overlapId}", Router.MODERATORS, alike::decide)
                .bare("POST /v1/overlaps/check", Router.ALL, alike::check);
        this.http = new HttpFunction(router::answer);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        handle(event, answer);
    }

    void handle(InputStream event, OutputStream answer) throws IOException {
        http.handle(event, answer, upkeep::run);
    }
}
