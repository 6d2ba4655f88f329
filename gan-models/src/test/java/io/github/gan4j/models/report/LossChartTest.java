package io.github.gan4j.models.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LossChartTest {
  private static final int BLUE = 0xff1f77b4;
  private static final int ORANGE = 0xffe8710a;

  @TempDir
  Path folder;

  private static int count(BufferedImage image, int rgb, int fromY, int toY) {
    int count = 0;
    for (int y = fromY; y < toY; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == rgb ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void draws_every_curve_in_its_colour() throws IOException {
    LossChart chart = new LossChart();
    for (int step = 0; step < 300; step++) {
      chart.addLoss("d_loss", step, 1 + Math.sin(step));
      chart.addLoss("g_loss", step, 3 + Math.cos(step));
    }
    Path file = folder.resolve("losses.png");
    chart.write(file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertTrue(count(image, BLUE, 0, image.getHeight()) > 300);
    assertTrue(count(image, ORANGE, 0, image.getHeight()) > 300);
  }

  @Test
  void scores_have_a_panel_of_their_own_below() {
    LossChart chart = new LossChart();
    chart.addLoss("d_loss", 0, 1);
    chart.addLoss("d_loss", 1, 2);
    int height = chart.draw().getHeight();
    for (int step = 0; step < 300; step++) {
      chart.addScore("d_real", step, 0.7);
      chart.addScore("d_fake", step, 0.2);
    }
    BufferedImage image = chart.draw();
    assertEquals(2 * height, image.getHeight());
    assertTrue(count(image, ORANGE, height, 2 * height) > 300);
    assertEquals(0, count(image, ORANGE, 0, height));
  }

  @Test
  void one_value_and_values_that_are_not_finite_are_drawn_over() {
    LossChart chart = new LossChart();
    assertEquals(
        "LossChart: no finite loss yet. Add one before drawing.",
        assertThrows(IllegalStateException.class, chart::draw).getMessage());
    chart.addLoss("d_loss", 0, Double.NaN);
    assertThrows(IllegalStateException.class, chart::draw);
    chart.addLoss("d_loss", 1, 0.5);
    chart.addLoss("d_loss", 2, Double.POSITIVE_INFINITY);
    assertEquals(1000, chart.draw().getWidth());
  }

  @Test
  @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void the_losses_of_a_diverged_training_are_drawn_and_do_not_hang() {
    LossChart chart = new LossChart();
    double[] losses = {1.386, 1.385, -0.69, 1.599, 314.5, 12_743, -4.3e11, 1.7e26, -3e38, 2e-26, 0};
    for (int step = 0; step < losses.length; step++) {
      chart.addLoss("d_loss", step, losses[step]);
      chart.addScore("d_real", step, losses[step]);
    }
    BufferedImage image = chart.draw();
    assertTrue(count(image, BLUE, 0, image.getHeight()) > 300);
  }

  @Test
  void a_moving_average_of_a_constant_is_the_constant_from_the_start() {
    Curve curve = new Curve();
    for (int step = 0; step < 1000; step++) {
      curve.add(step, 0.25);
    }
    for (double value : curve.smooth(10, 50)) {
      assertEquals(0.25, value, 1e-12);
    }
  }

  @Test
  void a_window_of_one_value_changes_nothing_and_thinning_keeps_both_ends() {
    Curve curve = new Curve();
    for (int step = 0; step < 1000; step++) {
      curve.add(10L * step, step);
    }
    assertArrayEquals(new double[] {0, 333, 666, 999}, curve.smooth(4, 1));
    assertArrayEquals(new double[] {0, 333, 666, 999}, curve.values(4));
    assertArrayEquals(new double[] {0, 3330, 6660, 9990}, curve.steps(4));
    assertEquals(1000, curve.values(5000).length);
  }
}
