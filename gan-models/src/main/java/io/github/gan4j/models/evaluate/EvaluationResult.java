package io.github.gan4j.models.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.gan4j.models.metric.Direction;
import io.github.gan4j.models.metric.MeanStd;
import io.github.gan4j.models.metric.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Evaluation} found.
 *
 * @param real where the real samples are from
 * @param fake where the others are from
 * @param extractor what described them
 * @param samples of each side
 * @param seeds measurements that mean and spread are of
 * @param rows the scores, in the order of the metrics
 */
public record EvaluationResult(
    String real, String fake, String extractor, int samples, int seeds, List<Row> rows) {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * A score over all seeds.
   *
   * @param name as in {@link Score#name()}: {@code fid_lenet-mnist_10k}
   * @param metric its first part: {@code fid}
   * @param better which values are the better ones
   * @param std the population's, over the seeds; 0 for one seed
   */
  public record Row(String name, String metric, Direction better, double mean, double std) {}

  public EvaluationResult {
    rows = List.copyOf(rows);
  }

  /** Puts together the scores of every seed, the same ones in the same order. */
  static EvaluationResult of(
      String real, String fake, String extractor, int samples, List<List<Score>> scores) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < scores.get(0).size(); i++) {
      int at = i;
      MeanStd value =
          MeanStd.of(scores.stream().mapToDouble(seed -> seed.get(at).value()).toArray());
      Score score = scores.get(0).get(i);
      rows.add(new Row(score.name(), score.metric(), score.better(), value.mean(), value.std()));
    }
    return new EvaluationResult(real, fake, extractor, samples, scores.size(), rows);
  }

  /**
   * The row of a metric: {@code fid}.
   *
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public Row row(String metric) {
    return rows.stream()
        .filter(row -> row.metric().equals(metric))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("EvaluationResult: there is no '%s'. There are %s."
                .formatted(metric, rows.stream().map(Row::metric).toList())));
  }

  /** All of it as what JSON can hold; numbers that are not finite are null. */
  public Map<String, Object> map() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("real", real);
    all.put("fake", fake);
    all.put("extractor", extractor);
    all.put("samples", samples);
    all.put("seeds", seeds);
    Map<String, Object> scores = new LinkedHashMap<>();
    for (Row row : rows) {
      Map<String, @Nullable Object> score = new LinkedHashMap<>();
      score.put("mean", finite(row.mean()));
      score.put("std", finite(row.std()));
      score.put("better", row.better().toString());
      scores.put(row.name(), score);
    }
    all.put("scores", scores);
    return all;
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** {@link #map()} as indented JSON. */
  public String json() {
    try {
      return MAPPER.writeValueAsString(map());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
