package ua.ismtr.local.emulators;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The program that runs a function's handler. Both take the function's package as it is deployed, and the handler as argument. */
public enum LambdaRuntime {
    /** AWS's runtime interface client for Java, as on AWS Lambda. It has native code, for Linux alone. */
    AWS("com.amazonaws.services.lambda.runtime.api.client.AWSLambda"),

    /** A loop of ours, for machines for which AWS's has no native code. */
    OWN(FunctionLoop.class.getName());

    private final String mainClass;

    LambdaRuntime(String mainClass) {
        this.mainClass = mainClass;
    }

    /** AWS's where it has native code for the machine, else ours. */
    public static LambdaRuntime ofMachine(String system, String processor) {
        return system.toLowerCase(Locale.ROOT).contains("linux")
                        && library(processor).isPresent()
                ? AWS
                : OWN;
    }

    public static LambdaRuntime ofThisMachine() {
        return ofMachine(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    public String mainClass() {
        return mainClass;
    }

    /** The jars to come after the function's own. */
    public List<String> classPath() {
        return ResolvedClassPath.of("lambda");
    }

    /**
     * Options of the JVM. AWS's client is told where its native library is, unpacked once into the folder. Left to itself, each process
     * would unpack it over the same temporary file, and processes that start at the same time would crash.
     */
    public List<String> options(Path folder) {
        return switch (this) {
            case OWN -> List.of();
            case AWS ->
                List.of("-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
                        + nativeLibrary(folder));
        };
    }

    private Path nativeLibrary(Path folder) {
        String entry = library(System.getProperty("os.arch", "")).orElse("a library for this processor");
        for (String path : classPath()) {
            try (JarFile jar = new JarFile(path)) {
                ZipEntry library = jar.getEntry(entry);
                if (library != null) {
                    Path file = folder.resolve(Path.of(entry).getFileName().toString());
                    unpack(jar, library, file);
                    return file;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot unpack " + entry + " of " + path, e);
            }
        }
        throw new IllegalStateException("AWS's runtime interface client does not have " + entry);
    }

    /** The entry of the library in the client's jar. */
    private static Optional<String> library(String processor) {
        return switch (processor) {
            case "amd64", "x86_64" -> Optional.of("jni/libaws-lambda-jni.linux-x86_64.so");
            case "aarch64", "arm64" -> Optional.of("jni/libaws-lambda-jni.linux-aarch_64.so");
            default -> Optional.empty();
        };
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
}
