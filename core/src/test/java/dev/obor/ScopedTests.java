package dev.obor;

import static dev.obor.Obor.scope;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// Runs every test in a scope of its own, for
/// `-Djunit.jupiter.extensions.autodetection.enabled=true` together with `-Dobor.scopes=forced`:
/// what the library itself keeps from one test to the next, or inside an operation or layer, must
/// not be recycled.
public final class ScopedTests implements InvocationInterceptor {
    /// For JUnit.
    public ScopedTests() {}

    private static void scoped(Invocation<Void> test) throws Throwable {
        try (var _ = scope()) {
            test.proceed();
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> test,
            ReflectiveInvocationContext<Method> context,
            ExtensionContext extension)
            throws Throwable {
        scoped(test);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test,
            ReflectiveInvocationContext<Method> context,
            ExtensionContext extension)
            throws Throwable {
        scoped(test);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> test, DynamicTestInvocationContext context, ExtensionContext extension)
            throws Throwable {
        scoped(test);
    }
}
