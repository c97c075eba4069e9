package gradus.ui;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.testfx.service.query.EmptyNodeQueryException;
import org.testfx.service.query.NodeQuery;

/// The eyes of a person at a window: what changes while one looks is seen before or after, since
/// every look is taken on the thread of the toolkit; and what is sought is looked for again until
/// it is there. What may be missing (`tryQuery`, `queryAll`) is looked for once.
final class Eyes {
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(20);

  private Eyes() {}

  /// A search that is made anew each time that somebody asks what it found.
  static NodeQuery search(Supplier<NodeQuery> search) {
    return (NodeQuery)
        Proxy.newProxyInstance(
            NodeQuery.class.getClassLoader(),
            new Class<?>[] {NodeQuery.class},
            (self, method, given) -> look(search, method, given));
  }

  private static Object look(Supplier<NodeQuery> search, Method method, Object[] given)
      throws Throwable {
    if (method.getReturnType() == NodeQuery.class) {
      return search(() -> (NodeQuery) found(search.get(), method, given));
    }
    String name = method.getName();
    boolean mustBe = name.startsWith("query") && !name.startsWith("queryAll");
    long end = System.nanoTime() + MOST_NANOS;
    while (true) {
      // TestFX keeps what is thrown on its thread for a later test.
      Object seen = Hands.asked(() -> seen(() -> found(search.get(), method, given)));
      if (!(seen instanceof EmptyNodeQueryException missing)) return seen;
      if (!mustBe || System.nanoTime() > end) throw missing;
      Hands.frame();
    }
  }

  private static Object seen(Supplier<Object> look) {
    try {
      return look.get();
    } catch (EmptyNodeQueryException missing) {
      return missing;
    }
  }

  private static Object found(NodeQuery search, Method method, Object[] given) {
    try {
      return method.invoke(search, given);
    } catch (InvocationTargetException why) {
      switch (why.getCause()) {
        case RuntimeException known -> throw known;
        case Error known -> throw known;
        default -> throw new IllegalStateException(why.getCause());
      }
    } catch (IllegalAccessException hidden) {
      throw new IllegalStateException(hidden);
    }
  }
}
