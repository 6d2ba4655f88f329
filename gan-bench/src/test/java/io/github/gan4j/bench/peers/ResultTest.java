package io.github.gan4j.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTest {

  private static final Result RESULT = new Result(
      "mlp",
      100,
      50,
      75,
      1.5,
      1.4,
      1.6,
      9,
      200,
      400,
      2,
      "PASSIVE",
      "nchw",
      1e-7,
      null,
      null,
      null,
      null,
      "DL4J was not asked for",
      "-Xmn16m",
      "17");

  @Test
  void jsonHasTheAgreedNames() {
    JsonNode json = new ObjectMapper().valueToTree(List.of(RESULT)).get(0);
    assertEquals("mlp", json.get("net").asText());
    assertEquals(50, json.get("ours_ms").asDouble());
    assertEquals(75, json.get("libtorch_ms").asDouble());
    assertEquals(1.5, json.get("ratio").asDouble());
    assertEquals(200, json.get("ours_rss_mb").asInt());
    assertEquals(400, json.get("libtorch_rss_mb").asInt());
    assertTrue(json.get("dl4j_ms").isNull());
  }

  @Test
  void theTableHasARowForEachNet() {
    List<String> lines = Table.of(List.of(RESULT)).lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.get(1).matches("mlp +50\\.0 +75\\.0 +1\\.50 .*PASSIVE"), lines.get(1));
  }
}
