package gradus.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Beside which other benchmark of its class one is measured: the name of that method.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Yardstick {
  String value();
}
