package ua.ismtr.local.template;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TemplateReaderTest {
    private static final String RESOURCES = """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Secret: {Type: String}
          Days: {Type: Number, Default: 7}
        Globals:
          Function: {Runtime: java25, MemorySize: 512, Timeout: 10}
        Resources:
          Api:
            Type: AWS::Serverless::HttpApi
            Properties:
              Auth:
                DefaultAuthorizer: Tokens
                Authorizers:
                  Tokens: {JwtConfiguration: {issuer: !Ref Secret, audience: [ismtr]}}
          Queue:
            Type: AWS::SQS::Queue
            Properties:
              VisibilityTimeout: 180
              RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5}
          Dead: {Type: AWS::SQS::Queue}
          Logs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: !Ref Days}}
          Function:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: target/function.zip
              Handler: Handler
              Timeout: 30
              LoggingConfig: {LogFormat: JSON, LogGroup: !Ref Logs}
              Environment: {Variables: {SECRET: !Ref Secret, QUEUE: !Sub "${Queue.Arn}/${Days}"}}
              Events:
                Open: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: post, Path: /a, Auth: {Authorizer: NONE}}}
                Closed: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: GET, Path: /b}}
                Messages: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn, BatchSize: 100, MaximumBatchingWindowInSeconds: 1, FunctionResponseTypes: [ReportBatchItemFailures]}}
                Daily: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 day), ScheduleExpressionTimezone: Europe/Kyiv}}
        """;

    private static Template read(String yaml) {
        return new TemplateReader("template.yaml").read(yaml, Map.of("Secret", "s"));
    }

    @Test
    void readsFunctionsWithTheirDefaultsVariablesAndEvents() {
        Template template = read(RESOURCES);

        Template.Function function = requireNonNull(template.functions().get("Function"));
        assertThat(function.memory()).isEqualTo(512);
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(function.logFormat()).isEqualTo("JSON");
        assertThat(requireNonNull(function.environment().get("QUEUE")).value(attribute -> "<" + attribute.name() + ">"))
                .isEqualTo("<Arn>/7");
        Template.Api api = requireNonNull(template.apis().get("Api"));
        assertThat(function.events()).hasSize(4);
        assertThat(api.authorizer((Template.HttpCall) function.events().get(0))).isEmpty();
        assertThat(api.authorizer((Template.HttpCall) function.events().get(1)))
                .hasValueSatisfying(
                        authorizer -> assertThat(authorizer.issuer()).isEqualTo("s"));
        assertThat(function.events().get(3))
                .isEqualTo(
                        new Template.Schedule("Daily", "rate(1 day)", 34, ZoneId.of("Europe/Kyiv"), Optional.empty()));
        assertThat(requireNonNull(template.queues().get("Queue")).redrive()).contains(new Template.Redrive("Dead", 5));
    }

    @Test
    void namesTheLineOfEverythingItDoesNotUnderstand() {
        String yaml = RESOURCES + """
              Stream: {Type: AWS::Kinesis::Stream}
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
                  StreamSpecification: {StreamViewType: NEW_IMAGE}
              Other:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: a.zip
                  Handler: !Select [0, [a]]
                  Environment: {Variables: {TOPIC: !Ref Logs, NOTHING: !Ref Nobody}}
                  Events:
                    Upload: {Type: S3}
            """;

        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(TemplateException.class)
                .hasMessage("""
                    template.yaml:35: the local system does not understand the type AWS::Kinesis::Stream
                    template.yaml:40: the local system does not understand StreamSpecification of Properties
                    template.yaml:45: the local system does not understand the function Fn::Select
                    template.yaml:46: the local system has no Ref of Logs (AWS::Logs::LogGroup)
                    template.yaml:46: there is no parameter or resource Nobody
                    template.yaml:48: the local system does not understand events of type S3\
                    """);
    }

    @Test
    void looksOverWhatHasAMeaningOnAwsAlone() {
        String yaml = RESOURCES + """
              Alarm:
                Type: AWS::CloudWatch::Alarm
                Condition: HasMail
                Properties: {AlarmActions: [!If [HasMail, !Ref Logs, !Ref AWS::Region]]}
            Conditions:
              HasMail: !Not [!Equals [!Ref Secret, ""]]
            Rules:
              Secrets: {Assertions: [{Assert: !Not [!Equals [!Ref Secret, ""]]}]}
            """;

        assertThat(read(yaml).functions()).isNotEmpty();
        assertThatThrownBy(() -> read(yaml.replace("HasMail, !Ref Logs", "HasMail, !Ref Nobody")))
                .hasMessage("template.yaml:38: there is no parameter or resource Nobody");
    }

    @Test
    void wantsAValueForEveryParameter() {
        assertThatThrownBy(() -> new TemplateReader("template.yaml").read(RESOURCES, Map.of()))
                .hasMessageContaining("template.yaml:3: the parameter Secret has no default");
    }

    @Test
    void namesAnAuthorizerThatIsNotThere() {
        assertThatThrownBy(() -> read(RESOURCES.replace("Authorizer: NONE", "Authorizer: Nobody")))
                .hasMessage("template.yaml:31: there is no authorizer Nobody");
    }

    @Test
    void readsTheSystemsOwnTemplate() {
        Template template = Template.read(
                Template.find(),
                Map.of(
                        "JwtIssuer", "http://127.0.0.1/local",
                        "DashboardUrl", "http://127.0.0.1",
                        "SenderAddress", "ismtr@example.gov.ua",
                        "SenderDomain", "example.gov.ua"));

        assertThat(template.functions()).isNotEmpty();
        assertThat(template.pageHeaders())
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("Strict-Transport-Security", "max-age=31536000");
        assertThat(template.pageHeaders().get("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                .doesNotContain("unsafe");
    }
}
