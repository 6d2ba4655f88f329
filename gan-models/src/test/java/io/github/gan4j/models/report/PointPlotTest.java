package io.github.gan4j.models.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.net.Net;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PointPlotTest {

  /** The picture reaches 1.3 times as far, so that (0.65, 0) is at three quarters of its width. */
  private static final ArrayDataset REAL = ArrayDataset.of(new float[][] {{1, 1}, {-1, -1}});

  private static int blue(BufferedImage image, int x, int y) {
    int rgb = image.getRGB(x, y);
    return (rgb & 0xff) - (rgb >> 16 & 0xff);
  }

  private static BufferedImage draw(float... points) {
    return PointPlot.of(Tensor.of(points, points.length / 2, 2), REAL, null);
  }

  @Test
  void pointsAreWhereTheyShouldBe() {
    BufferedImage image = draw(0.65f, 0, 99, 99);
    assertEquals(480, image.getWidth());
    assertTrue(blue(image, 360, 240) > 80, "generated at (0.65, 0)");
    assertTrue(blue(image, 424, 55) < -50, "real at (1, 1)");
    assertEquals(0xffffff, image.getRGB(120, 240) & 0xffffff);
  }

  @Test
  void bandsAreLighterWhereTheScoreIsHigher() {
    Net right = Net.of("right", Rng.of(1), p -> (Layer) (x, pass) -> x.slice(1, 0, 1));
    BufferedImage image = PointPlot.of(Tensor.zeros(0, 2), REAL, right);
    int last = 0;
    for (int x = 20; x < 480; x += 40) {
      int grey = image.getRGB(x, 240) >> 16 & 0xff;
      assertTrue(grey > last, "at " + x);
      last = grey;
    }
    assertEquals(image.getRGB(20, 100), image.getRGB(20, 300));
  }

  @Test
  void imagesAreRefused() {
    assertEquals(
        "PointPlot: draws points [N, 2], got [3, 4] and real ones [2].",
        assertThrows(ShapeException.class, () -> PointPlot.of(Tensor.zeros(3, 4), REAL, null))
            .getMessage());
  }
}
