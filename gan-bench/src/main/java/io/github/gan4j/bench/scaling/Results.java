package io.github.gan4j.bench.scaling;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** All points and what they were measured with. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Results(String jdk, String flags, String backend, List<Point> points) {

  Results {
    points = List.copyOf(points);
  }

  /** The points of one line of a chart, in the order of sizes. */
  List<Point> line(Sweep sweep, int threads) {
    return points.stream()
        .filter(point -> point.sweep() == sweep && point.threads() == threads)
        .toList();
  }

  /** How a cost grows along one line; empty where the system does not tell the cost. */
  Optional<PowerLaw> law(Sweep sweep, int threads, ToDoubleFunction<Point> cost) {
    List<Point> line = line(sweep, threads);
    double[] costs = line.stream().mapToDouble(cost).toArray();
    for (double value : costs) {
      if (value <= 0) {
        return Optional.empty();
      }
    }
    return Optional.of(PowerLaw.fit(line.stream().mapToDouble(Point::size).toArray(), costs));
  }
}
