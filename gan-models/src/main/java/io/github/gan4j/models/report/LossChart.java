package io.github.gan4j.models.report;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Collects the losses of a training and draws them: each as a faint line, with its moving average
 * drawn strongly. A second panel shows what the discriminator makes of real and generated samples.
 */
public final class LossChart {
  private static final String LOSSES = "losses";
  private static final String SCORES = "scores";
  private static final String NAMES = "names";
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 420;
  private static final int TICK_SPACING = 90;

  // Where an axis ends at one of evenly spaced points, XChart labels every so many points, 12, 24,
  // 36, and no round numbers.
  private static final double BEYOND_LAST = 1.001;

  /** More points than this cannot be told apart at this width. */
  private static final int MAX_POINTS = 1000;

  /** Beyond this a training has diverged, and from 1e16 on XChart never finds labels for the axis. */
  private static final double LARGEST = 1e9;

  /** The moving average spans this part of a curve. */
  private static final int WINDOWS = 40;

  private static final List<Color> COLOURS =
      List.of(new Color(0x1f77b4), new Color(0xe8710a), new Color(0x2a9d5c), new Color(0x9467bd));
  private static final Color TEXT = new Color(0x333333);
  private static final Color LINES = new Color(0xe4e4e4);
  private static final int FAINT = 60;

  private final Map<String, Curve> losses = new LinkedHashMap<>();
  private final Map<String, Curve> scores = new LinkedHashMap<>();

  /**
   * Adds a loss, such as {@code d_loss}. A value that is not finite is left out; one beyond plus or
   * minus 1e9 is drawn as that.
   */
  public void addLoss(String name, long step, double value) {
    add(losses, name, step, value);
  }

  /**
   * Adds the discriminator's mean score of some samples, or the mean probability of their being
   * real, such as {@code d_real}. Values that are not finite, or beyond 1e9, as with losses.
   */
  public void addScore(String name, long step, double value) {
    add(scores, name, step, value);
  }

  /** All points so far. */
  Memory remember() {
    return new Memory().put(LOSSES, remember(losses)).put(SCORES, remember(scores));
  }

  private static Memory remember(Map<String, Curve> curves) {
    Memory memory = new Memory().put(NAMES, String.join(" ", curves.keySet()));
    curves.forEach((name, curve) -> memory.put(name, curve.remember()));
    return memory;
  }

  void restore(Memory memory) throws CheckpointException {
    restore(memory.memory(LOSSES), losses);
    restore(memory.memory(SCORES), scores);
  }

  private static void restore(Memory memory, Map<String, Curve> curves) throws CheckpointException {
    curves.clear();
    for (String name : memory.text(NAMES).split(" ", -1)) {
      if (!name.isEmpty()) {
        curves.put(name, Curve.of(memory.memory(name)));
      }
    }
  }

  private static void add(Map<String, Curve> curves, String name, long step, double value) {
    if (Double.isFinite(value)) {
      double shown = Math.max(-LARGEST, Math.min(LARGEST, value));
      curves.computeIfAbsent(name, unused -> new Curve()).add(step, shown);
    }
  }

  /** Whether there is no finite loss yet, so that nothing can be drawn. */
  public boolean isEmpty() {
    return losses.isEmpty();
  }

  /**
   * Writes the chart as a PNG file in one step.
   *
   * @throws IOException if the file cannot be written; an earlier file is then left whole
   */
  public void write(Path file) throws IOException {
    Png.write(draw(), file);
  }

  /**
   * Draws the chart.
   *
   * @throws IllegalStateException if there is no loss yet
   */
  public BufferedImage draw() {
    if (isEmpty()) {
      throw new IllegalStateException("LossChart: no finite loss yet. Add one before drawing.");
    }
    // Java's first look at the fonts would swallow an interrupt.
    boolean interrupted = Thread.interrupted();
    try {
      return drawPanels();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private BufferedImage drawPanels() {
    BufferedImage upper = BitmapEncoder.getBufferedImage(panel("loss", losses));
    if (scores.isEmpty()) {
      return upper;
    }
    XYChart chart = panel("discriminator's mean score", scores);
    if (scores.values().stream().allMatch(Curve::isProbability)) {
      chart.setYAxisTitle("probability of being real");
      chart.getStyler().setYAxisMin(0.0);
      chart.getStyler().setYAxisMax(1.0);
      chart.getStyler().setYAxisDecimalPattern("0.0");
    }
    return stack(upper, BitmapEncoder.getBufferedImage(chart));
  }

  private static BufferedImage stack(BufferedImage upper, BufferedImage lower) {
    BufferedImage both = new BufferedImage(
        upper.getWidth(), upper.getHeight() + lower.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = both.createGraphics();
    graphics.drawImage(upper, 0, 0, null);
    graphics.drawImage(lower, 0, upper.getHeight(), null);
    graphics.dispose();
    return both;
  }

  private static XYChart panel(String yTitle, Map<String, Curve> curves) {
    XYChart chart = new XYChartBuilder()
        .width(WIDTH)
        .height(HEIGHT)
        .xAxisTitle("step")
        .yAxisTitle(yTitle)
        .build();
    style(chart.getStyler());
    chart.getStyler().setXAxisMax(BEYOND_LAST * lastStep(curves));
    int colour = 0;
    for (Map.Entry<String, Curve> entry : curves.entrySet()) {
      addLines(chart, entry.getKey(), entry.getValue(), COLOURS.get(colour++ % COLOURS.size()));
    }
    return chart;
  }

  private static double lastStep(Map<String, Curve> curves) {
    return curves.values().stream().mapToDouble(Curve::lastStep).reduce(1, Math::max);
  }

  private static void addLines(XYChart chart, String name, Curve curve, Color colour) {
    double[] steps = curve.steps(MAX_POINTS);
    Color faint = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), FAINT);
    line(chart.addSeries(name + " (each step)", steps, curve.values(MAX_POINTS)), faint, 1f)
        .setShowInLegend(false);
    int window = Math.max(1, curve.size() / WINDOWS);
    line(chart.addSeries(name, steps, curve.smooth(MAX_POINTS, window)), colour, 2f);
  }

  private static XYSeries line(XYSeries series, Color colour, float width) {
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    return series;
  }

  private static void style(XYStyler styler) {
    styler.setLocale(Locale.ROOT);
    styler.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setChartFontColor(TEXT);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartPadding(14);
    styler.setLegendPosition(Styler.LegendPosition.OutsideE);
    styler.setLegendBorderColor(LINES);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(LINES);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setAxisTickLabelsColor(TEXT);
    styler.setAxisTickMarksColor(LINES);
    styler.setXAxisDecimalPattern("#,##0");
    styler.setYAxisDecimalPattern("#,##0.########");
    styler.setXAxisTickMarkSpacingHint(TICK_SPACING);
    styler.setXAxisMin(0.0);
  }
}
