package ua.ismtr.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the code to the design that the folders show. */
class ArchitectureTest {
    private static final List<Path> FUNCTIONS = Repository.files("functions", "pom.xml").stream()
            .map(Path::getParent)
            .map(module -> module.resolve("target/classes"))
            .filter(Files::isDirectory)
            .toList();
    static final JavaClasses CODE = new ClassFileImporter()
            .importPaths(Stream.concat(Repository.files("shared", "target/classes").stream(), FUNCTIONS.stream())
                    .toList());

    @Test
    void referenceKnowsNothingButJava() {
        classes()
                .that()
                .resideInAPackage("ua.ismtr.reference..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("ua.ismtr.reference..", "java..", "org.jspecify..")
                .check(CODE);
    }

    /** Beside the clients themselves, items that several aggregates write in one transaction are told as such. */
    @Test
    void onlyStoresAndAwsSeeDynamoDbAndS3() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ua.ismtr.aws..")
                .and()
                .haveNameNotMatching(".*\\.(Dynamo|S3|ListIndex)\\w*(\\$.*)?")
                .and()
                .haveNameNotMatching(".*\\.\\w*Items(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software.amazon.awssdk.services.dynamodb..",
                        "software.amazon.awssdk.enhanced..",
                        "software.amazon.awssdk.services.s3..")
                .check(CODE);
    }

    @Test
    void functionsDoNotKnowEachOther() {
        List<List<String>> functions =
                FUNCTIONS.stream().map(ArchitectureTest::packages).toList();
        for (List<String> function : functions) {
            noClasses()
                    .that()
                    .resideInAnyPackage(function.toArray(String[]::new))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(functions.stream()
                            .filter(other -> !other.equals(function))
                            .flatMap(List::stream)
                            .toArray(String[]::new))
                    .check(CODE);
        }
    }

    /** The packages of a module's classes, which may lie beside those of an aggregate that all functions share. */
    private static List<String> packages(Path classes) {
        return new ClassFileImporter()
                .importPath(classes).stream()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .toList();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("ua.ismtr.(*)..").should().beFreeOfCycles().check(CODE);
    }

    /** Processes that are restored from one snapshot share the state of such generators. */
    @Test
    void chanceIsNotTheSameInEachRestoredProcess() {
        Stream.of("shared", "functions")
                .flatMap(folder -> Repository.files(folder, ".java").stream())
                .filter(file -> file.toString().contains("/src/main/java/"))
                .forEach(file -> assertThat(Repository.text(file))
                        .as(file.toString())
                        .doesNotContain("ThreadLocalRandom", "new Random()", "Math.random()"));
    }

    @Test
    void everyHandlerNamesItsInvocationInTheLog() {
        assertThat(Repository.files("functions", "Handler.java").stream()
                        .filter(file -> Repository.text(file).contains("implements RequestStreamHandler")))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Repository.text(file)).contains("Invocation.begin(context);"));
    }

    /** Maven builds modules side by side: what is not declared may come too late. */
    @Test
    void theLocalSystemIsBuiltAfterEveryFunction() {
        Path functions = Repository.ROOT.resolve("functions");
        String local = Repository.text(Repository.ROOT.resolve("local/pom.xml"));
        assertThat(Repository.files("functions", "pom.xml").stream()
                        .map(Path::getParent)
                        .filter(module -> !module.equals(functions))
                        .map(module -> "<artifactId>" + module.getFileName() + "</artifactId>"))
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(local).contains(artifact));
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Common|Base|Impl|Dto)")
                .check(CODE);
    }
}
