package io.github.gan4j.models.report;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Discriminator;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * Draws points of the plane: real ones in orange, generated ones in blue on top, and behind them bands
 * of equal score of the discriminator, light where it takes points for real.
 */
public final class PointPlot {

  private static final int SIDE = 480;

  /** Pixels on a side of a place that is scored. */
  private static final int CELL = 2;

  private static final int CELLS = SIDE / CELL;
  private static final int REALS = 1000;
  private static final int BANDS = 12;
  private static final double MARGIN = 1.3;
  private static final double RADIUS = 2.5;
  private static final Color REAL = new Color(0xe8, 0x71, 0x0a, 130);
  private static final Color GENERATED = new Color(0x1f, 0x4e, 0xb4, 170);

  private PointPlot() {}

  /** Whether samples are points that can be drawn so. */
  public static boolean isFor(int... sampleShape) {
    return sampleShape.length == 1 && sampleShape[0] == 2;
  }

  /**
   * A picture as wide as the real points, and a little more; what lies outside is cut off.
   *
   * @param points generated points [N, 2]
   * @param critic scores points, or null for a plain background
   */
  public static BufferedImage of(Tensor points, Dataset real, @Nullable Discriminator critic) {
    if (points.rank() != 2 || points.size(1) != 2 || !isFor(real.sampleShape())) {
      throw new ShapeException("PointPlot: draws points [N, 2], got %s and real ones %s."
          .formatted(Shapes.format(points.shape()), Shapes.format(real.sampleShape())));
    }
    float[] reals = some(real);
    double reach = reach(reals);
    BufferedImage image = critic == null ? plain() : background(critic, reach);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    draw(graphics, reals, reach, REAL);
    draw(graphics, points.toArray(), reach, GENERATED);
    graphics.dispose();
    return image;
  }

  private static float[] some(Dataset real) {
    int count = Math.min(REALS, real.size());
    float[] values = new float[2 * count];
    for (int i = 0; i < count; i++) {
      real.read(i, values, 2 * i);
    }
    return values;
  }

  private static double reach(float[] values) {
    double largest = 1e-6;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return MARGIN * largest;
  }

  private static BufferedImage plain() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE * SIDE; i++) {
      image.setRGB(i % SIDE, i / SIDE, 0xffffff);
    }
    return image;
  }

  private static BufferedImage background(Discriminator critic, double reach) {
    float[] scores = scores(critic, reach);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      low = Math.min(low, score);
      high = Math.max(high, score);
    }
    for (int i = 0; i < SIDE * SIDE; i++) {
      int x = i % SIDE;
      int y = i / SIDE;
      float score = scores[y / CELL * CELLS + x / CELL];
      float share = high > low ? (score - low) / (high - low) : 1;
      int band = Math.min(BANDS - 1, (int) (share * BANDS));
      int grey = 0xff - 9 * (BANDS - 1 - band);
      image.setRGB(x, y, grey << 16 | grey << 8 | Math.min(0xff, grey + 10));
    }
    return image;
  }

  private static float[] scores(Discriminator critic, double reach) {
    float[] places = new float[2 * CELLS * CELLS];
    for (int i = 0; i < CELLS * CELLS; i++) {
      int column = i % CELLS;
      int row = i / CELLS;
      places[2 * i] = (float) (((column + 0.5) / CELLS * 2 - 1) * reach);
      places[2 * i + 1] = (float) ((1 - (row + 0.5) / CELLS * 2) * reach);
    }
    return Autograd.noGrad(() -> critic
        .scores(Tensor.wrap(places, CELLS * CELLS, 2), Condition.none(), Pass.evaluation())
        .toArray());
  }

  private static void draw(Graphics2D graphics, float[] points, double reach, Color color) {
    graphics.setColor(color);
    for (int i = 0; i < points.length; i += 2) {
      double x = (points[i] / reach + 1) / 2 * SIDE;
      double y = (1 - points[i + 1] / reach) / 2 * SIDE;
      graphics.fill(new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS));
    }
  }
}
