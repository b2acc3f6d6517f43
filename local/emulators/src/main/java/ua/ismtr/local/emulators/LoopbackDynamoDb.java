package ua.ismtr.local.emulators;

import java.lang.reflect.Field;

/**
 * Main class that starts DynamoDB Local on the loopback address alone.
 *
 * <p>The server has no option for it and would listen on every network of the machine, with no password. Nothing of it is compiled
 * against: its licence allows running it, not building it into another program.
 */
final class LoopbackDynamoDb {
    private LoopbackDynamoDb() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Object dynamoDb = Class.forName("software.amazon.dynamodb.services.local.main.ServerRunner")
                .getMethod("createServerFromCommandLineArgs", String[].class)
                .invoke(null, (Object) args);
        Field field = dynamoDb.getClass().getDeclaredField("server");
        field.setAccessible(true);
        Object http = field.get(dynamoDb);
        for (Object connector :
                (Object[]) http.getClass().getMethod("getConnectors").invoke(http)) {
            connector.getClass().getMethod("setHost", String.class).invoke(connector, Service.LOOPBACK);
        }
        dynamoDb.getClass().getMethod("safeStart").invoke(dynamoDb);
        dynamoDb.getClass().getMethod("join").invoke(dynamoDb);
    }
}
