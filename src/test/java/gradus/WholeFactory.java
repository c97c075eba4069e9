package gradus;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// Makes one test of all that a test factory generates. `mvn -Pmutation` switches it on: to run one
/// generated test alone its whole factory must run, and PIT runs tests one by one for every change
/// it makes.
public final class WholeFactory implements InvocationInterceptor {
  @Override
  @SuppressWarnings("unchecked")
  public <T> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> context,
      ExtensionContext extension)
      throws Throwable {
    List<DynamicTest> tests = new ArrayList<>();
    gather(invocation.proceed(), tests);
    return (T) Stream.of(DynamicTest.dynamicTest("all of them", () -> runAll(tests)));
  }

  private static void runAll(List<DynamicTest> tests) throws Throwable {
    for (DynamicTest test : tests) {
      test.getExecutable().execute();
    }
  }

  /// Adds every test of what a factory may give: a node, or nodes in a stream, a collection or an
  /// iterator.
  private static void gather(Object nodes, List<DynamicTest> tests) {
    switch (nodes) {
      case DynamicTest test -> tests.add(test);
      case DynamicContainer container -> gather(container.getChildren(), tests);
      case Stream<?> stream -> stream.forEach(node -> gather(node, tests));
      case Collection<?> collection -> collection.forEach(node -> gather(node, tests));
      case Iterator<?> iterator -> iterator.forEachRemaining(node -> gather(node, tests));
      case null, default ->
          throw new IllegalArgumentException("not a " + DynamicNode.class.getName() + ": " + nodes);
    }
  }
}
