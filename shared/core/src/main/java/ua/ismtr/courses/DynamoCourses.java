package ua.ismtr.courses;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import ua.ismtr.aws.ConditionalPut;
import ua.ismtr.aws.Items;
import ua.ismtr.json.Json;

/** Courses as items under one key, so that a list of them is a query. */
final class DynamoCourses implements Courses {
    private static final AttributeValue COURSES = AttributeValue.fromS("courses");

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoCourses(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Course> find(CourseId id) {
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(table).key(key(id)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(course(item));
    }

    @Override
    public Stream<Course> all() {
        return query("", Map.of());
    }

    @Override
    public List<Course> of(String provider) {
        return query(
                        " AND begins_with(#position, :beginning)",
                        Map.of(":beginning", AttributeValue.fromS(provider + ".")))
                .toList();
    }

    @Override
    public Stream<Course> after(CourseId id) {
        return query(" AND #position > :after", Map.of(":after", AttributeValue.fromS(id.value())));
    }

    private Stream<Course> query(String condition, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> values = new HashMap<>(more);
        values.put(":courses", COURSES);
        Map<String, String> names =
                condition.isEmpty() ? Map.of("#list", "list") : Map.of("#list", "list", "#position", "position");
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#list = :courses" + condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .consistentRead(true))
                .items()
                .stream()
                .map(DynamoCourses::course);
    }

    @Override
    public boolean put(Course course) {
        Map<String, AttributeValue> item = new HashMap<>(key(course.courseId()));
        item.put("version", AttributeValue.fromN(Long.toString(course.version())));
        item.put("course", AttributeValue.fromS(Json.text(course)));
        try {
            dynamo.putItem(put -> {
                put.tableName(table).item(item);
                if (course.version() == 1) {
                    put.conditionExpression("attribute_not_exists(#position)")
                            .expressionAttributeNames(Map.of("#position", "position"));
                } else {
                    put.conditionExpression("version = :before")
                            .expressionAttributeValues(
                                    Map.of(":before", AttributeValue.fromN(Long.toString(course.version() - 1))));
                }
            });
            return true;
        } catch (ConditionalCheckFailedException e) {
            return ConditionalPut.isDone(course, find(course.courseId()));
        }
    }

    private static Map<String, AttributeValue> key(CourseId id) {
        return Map.of("list", COURSES, "position", AttributeValue.fromS(id.value()));
    }

    private static Course course(Map<String, AttributeValue> item) {
        return Json.read(Items.text(item, "course"), Course.class);
    }
}
