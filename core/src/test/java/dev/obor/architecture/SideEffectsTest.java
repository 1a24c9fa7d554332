package dev.obor.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.properties.HasName;
import org.junit.jupiter.api.Test;

/// What a library must not do behind its user's back.
class SideEffectsTest {
    @Test
    void nothingIsPrinted() {
        noClasses()
                .should()
                .accessTargetWhere(
                        targetOwner(equivalentTo(System.class))
                                .and(target(nameMatching("out|err"))))
                .orShould()
                .callMethodWhere(target(nameMatching("printStackTrace")))
                .because("a library returns text or logs; only the command line prints")
                .check(Library.CLASSES);
    }

    @Test
    void theProgramIsNotEnded() {
        noClasses()
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(Library.CLASSES);
    }

    @Test
    void textDoesNotDependOnTheLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .because("with a German locale 0.5 would read 0,5; name Locale.ROOT")
                .check(Library.CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> target(DescribedPredicate<HasName> name) {
        return DescribedPredicate.describe(
                "target " + name.getDescription(), access -> name.test(access.getTarget()));
    }
}
