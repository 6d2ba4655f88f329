package io.github.gan4j.bench.scores;

import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.GaussianModes;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws generated points and, on top, the centres of the modes that they should hit. Points outside the square are cut off. */
final class Scatter {

  private static final int SIDE = 400;
  private static final double MARGIN = 1.35;
  private static final Color POINTS = new Color(0x1f, 0x77, 0xb4, 110);
  private static final Color CENTRES = new Color(0xe8710a);
  private static final Color LINES = new Color(0xe4e4e4);

  private Scatter() {}

  static BufferedImage of(Dataset points, GaussianModes modes) {
    double[] x = new double[points.size()];
    double[] y = new double[points.size()];
    float[] point = new float[2];
    for (int i = 0; i < x.length; i++) {
      points.read(i, point, 0);
      x[i] = point[0];
      y[i] = point[1];
    }
    XYChart chart = new XYChartBuilder().width(SIDE).height(SIDE).build();
    style(chart.getStyler(), reach(modes));
    chart.addSeries("samples", x, y).setMarker(SeriesMarkers.CIRCLE).setMarkerColor(POINTS);
    int[] all = IntStream.range(0, modes.modes()).toArray();
    XYSeries centres = chart.addSeries(
        "modes",
        IntStream.of(all).mapToDouble(modes::x).toArray(),
        IntStream.of(all).mapToDouble(modes::y).toArray());
    centres.setMarker(SeriesMarkers.CROSS).setMarkerColor(CENTRES);
    return BitmapEncoder.getBufferedImage(chart);
  }

  private static double reach(GaussianModes modes) {
    return MARGIN
        * IntStream.range(0, modes.modes())
            .mapToDouble(mode -> Math.abs(modes.x(mode)))
            .max()
            .orElseThrow();
  }

  private static void style(XYStyler styler, double reach) {
    styler.setLocale(Locale.ROOT);
    styler.setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    styler.setMarkerSize(5);
    styler.setXAxisMin(-reach).setXAxisMax(reach).setYAxisMin(-reach).setYAxisMax(reach);
    styler.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(LINES);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
  }
}
