/**
 * Speed measurements with JMH: single kernels, single operations, and whole training steps beside
 * other libraries. A peer runs with its own best settings. Build with {@code ./mvnw package} and
 * run {@code java -jar gan-bench/target/benchmarks.jar}. A claim about speed quotes the numbers
 * from here, before and after the change. This module is not published.
 */
@NullMarked
package io.github.gan4j.bench;

import org.jspecify.annotations.NullMarked;
