package ua.ismtr.acceptance;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can run once a class is used: its methods, what they call, and for a call by way of an interface the methods of those
 * classes that are made on the way. What is found is never less than what can run, apart from reflection.
 */
final class Reachable {
    private final JavaClasses code;
    private final Set<JavaCodeUnit> reached = new HashSet<>();
    private final Set<JavaClass> made = new HashSet<>();
    private final Set<JavaClass> loaded = new HashSet<>();
    private final Set<JavaMethod> called = new HashSet<>();
    private final Deque<JavaCodeUnit> open = new ArrayDeque<>();

    private final String except;

    private Reachable(JavaClasses code, String except) {
        this.code = code;
        this.except = except;
    }

    /**
     * The calls that may be made once this class is used, to methods of other libraries.
     *
     * @param except a class that is not followed
     */
    static Set<AccessTarget> callsOutside(JavaClasses code, String handler, String except) {
        Reachable reachable = new Reachable(code, except);
        JavaClass first = code.get(handler);
        first.getCodeUnits().forEach(reachable::reach);
        reachable.make(first);
        Set<AccessTarget> outside = new HashSet<>();
        while (!reachable.open.isEmpty()) {
            accesses(reachable.open.remove()).forEach(access -> {
                if (!reachable.follow(access)) {
                    outside.add(access.getTarget());
                }
            });
        }
        return outside;
    }

    private static Stream<JavaAccess<?>> accesses(JavaCodeUnit unit) {
        return Stream.of(
                        unit.getCallsFromSelf(),
                        unit.getMethodReferencesFromSelf(),
                        unit.getConstructorReferencesFromSelf(),
                        unit.getFieldAccesses())
                .flatMap(Set::stream);
    }

    /** Whether it leads to code of ours. */
    private boolean follow(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        if (!code.contain(owner.getName())) {
            return false;
        }
        load(owner);
        if (access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target) {
            target.resolveMember().ifPresent(member -> {
                reach(member);
                if (member instanceof JavaConstructor constructor) {
                    make(constructor.getOwner());
                } else if (member instanceof JavaMethod method && called.add(method)) {
                    made.forEach(one -> override(one, method));
                }
            });
        }
        return true;
    }

    private void load(JavaClass type) {
        if (loaded.add(type)) {
            type.getStaticInitializer().ifPresent(this::reach);
        }
    }

    private void make(JavaClass type) {
        if (!made.add(type)) {
            return;
        }
        load(type);
        called.forEach(method -> override(type, method));
        boolean seenOutside = Stream.concat(type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream())
                .anyMatch(above -> !code.contain(above.getName())
                        && !List.of(Object.class.getName(), Record.class.getName(), Enum.class.getName())
                                .contains(above.getName()));
        if (seenOutside) {
            // Whatever a library knows by an interface of its own it may call.
            type.getMethods().forEach(this::reach);
        }
    }

    /** The method of this class that runs when that one is called, if it may. */
    private void override(JavaClass type, JavaMethod method) {
        if (type.isAssignableTo(method.getOwner().getName())) {
            Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream())
                    .flatMap(one -> one.getMethods().stream())
                    .filter(one -> one.getName().equals(method.getName())
                            && one.getRawParameterTypes().size()
                                    == method.getRawParameterTypes().size())
                    .forEach(this::reach);
        }
    }

    private void reach(JavaCodeUnit unit) {
        String owner = unit.getOwner().getName();
        if (code.contain(owner) && !owner.startsWith(except) && reached.add(unit)) {
            load(unit.getOwner());
            open.add(unit);
        }
    }
}
