package ua.ismtr.local.emulators;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs the main class named by the first argument and ends the process when its standard input ends.
 *
 * <p>The parent holds the other end of that pipe and never writes to it: the operating system closes it when the parent ends, in
 * whatever way, {@code kill -9} included. So no process is left behind.
 */
final class Guard {
    private Guard() {}

    public static void main(String[] args) throws Throwable {
        Thread.ofPlatform().name("guard").daemon().start(Guard::endWithParent);
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The parent has nothing to say.
            }
        } catch (IOException e) {
            // A broken pipe is an ended one.
        }
        Runtime.getRuntime().halt(1);
    }
}
