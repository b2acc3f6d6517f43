package ua.ismtr.local.emulators;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;

/**
 * Main class that starts DynamoDB Local on the loopback address alone, with a write-ahead log for its file.
 *
 * <p>The server has no option for either. It would listen on every network of the machine, with no password; and its SQLite would
 * write each item to the disk twice, first to a journal. Nothing of it is compiled against: its licence allows running it, not
 * building it into another program.
 */
final class LoopbackDynamoDb {
    private LoopbackDynamoDb() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        int path = List.of(args).indexOf("-dbPath") + 1;
        if (path > 0) {
            useWriteAheadLog(Path.of(args[path], "shared-local-instance.db").toFile());
        }
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

    /** The file remembers it. */
    private static void useWriteAheadLog(File file) throws ReflectiveOperationException {
        Class.forName("software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader")
                .getMethod("initialize")
                .invoke(null);
        Class<?> type = Class.forName("com.almworks.sqlite4java.SQLiteConnection");
        Object connection = type.getConstructor(File.class).newInstance(file);
        type.getMethod("open", boolean.class).invoke(connection, true);
        type.getMethod("exec", String.class).invoke(connection, "PRAGMA journal_mode=WAL");
        type.getMethod("dispose").invoke(connection);
    }
}
