package ua.ismtr.local.emulators;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** AWS's runtime interface client for Java: the program that runs a function's handler, on AWS Lambda as here. */
public final class LambdaRuntime {
    /** Its main class; its argument is the handler. */
    public static final String MAIN_CLASS = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private LambdaRuntime() {}

    /** Its jars, to come after the function's own. */
    public static List<String> classPath() {
        return ResolvedClassPath.of("lambda");
    }

    /**
     * The JVM's option that names its native library, unpacked once into the folder. Left to itself, each process would unpack it over
     * the same temporary file, and processes that start at the same time would crash.
     */
    public static String nativeLibrary(Path folder) {
        String entry = "jni/libaws-lambda-jni.linux-" + machine() + ".so";
        for (String path : classPath()) {
            try (JarFile jar = new JarFile(path)) {
                ZipEntry library = jar.getEntry(entry);
                if (library != null) {
                    Path file = folder.resolve(Path.of(entry).getFileName().toString());
                    unpack(jar, library, file);
                    return "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + file;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot unpack " + entry + " of " + path, e);
            }
        }
        throw new IllegalStateException("AWS's runtime interface client has no library for this machine: " + entry);
    }

    private static void unpack(JarFile jar, ZipEntry library, Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) == library.getSize()) {
            return;
        }
        Path whole = Files.createTempFile(file.getParent(), "library-", ".new");
        try (InputStream content = jar.getInputStream(library)) {
            Files.copy(content, whole, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String machine() {
        return System.getProperty("os.arch", "").equals("aarch64") ? "aarch_64" : "x86_64";
    }
}
