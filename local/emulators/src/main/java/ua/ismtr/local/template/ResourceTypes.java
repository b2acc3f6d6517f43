package ua.ismtr.local.template;

import java.util.Map;
import java.util.Set;

/** The resource types that the local system runs, and those that have a meaning on AWS alone. Any other is a problem. */
final class ResourceTypes {
    static final String FUNCTION = "AWS::Serverless::Function";
    static final String API = "AWS::Serverless::HttpApi";
    static final String TABLE = "AWS::DynamoDB::Table";
    static final String QUEUE = "AWS::SQS::Queue";
    static final String BUCKET = "AWS::S3::Bucket";
    static final String SECRET = "AWS::SecretsManager::Secret";
    static final String PAGE_HEADERS = "AWS::CloudFront::ResponseHeadersPolicy";

    /** What {@code GetAtt} can give of the types that run here. */
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            FUNCTION, Set.of("Arn"),
            API, Set.of("ApiEndpoint"),
            TABLE, Set.of("Arn"),
            QUEUE, Set.of("Arn", "QueueUrl", "QueueName"),
            BUCKET, Set.of("Arn"),
            SECRET, Set.of());

    private static final Set<String> ON_AWS_ALONE = Set.of(
            "AWS::Logs::LogGroup",
            "AWS::Logs::MetricFilter",
            "AWS::Logs::QueryDefinition",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::CompositeAlarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::SNS::Topic",
            "AWS::SNS::TopicPolicy",
            "AWS::SNS::Subscription",
            "AWS::IAM::Role",
            "AWS::IAM::Policy",
            "AWS::IAM::ManagedPolicy",
            "AWS::KMS::Key",
            "AWS::KMS::Alias",
            "AWS::SQS::QueuePolicy",
            "AWS::S3::BucketPolicy",
            "AWS::CloudFront::Distribution",
            "AWS::CloudFront::OriginAccessControl",
            "AWS::CloudFront::CachePolicy",
            "AWS::CloudFront::Function",
            "AWS::SES::ConfigurationSet",
            "AWS::SES::ConfigurationSetEventDestination",
            "AWS::SES::EmailIdentity",
            "AWS::CloudFront::OriginRequestPolicy",
            "AWS::CertificateManager::Certificate",
            "AWS::WAFv2::WebACL",
            "AWS::WAFv2::WebACLAssociation",
            "AWS::Scheduler::ScheduleGroup",
            "AWS::Lambda::EventInvokeConfig",
            "AWS::Lambda::Permission",
            "AWS::Budgets::Budget");

    private ResourceTypes() {}

    static boolean runsLocally(String type) {
        return ATTRIBUTES.containsKey(type);
    }

    static boolean onAwsAlone(String type) {
        return ON_AWS_ALONE.contains(type);
    }

    static Set<String> attributes(String type) {
        return ATTRIBUTES.getOrDefault(type, Set.of());
    }
}
