package io.github.gan4j.bench.gan4j;

import io.github.gan4j.bench.workload.Side;
import io.github.gan4j.bench.workload.SideLoop;
import io.github.gan4j.bench.workload.Workload;
import io.github.gan4j.bench.workload.Workloads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The process of gan4j's side. The argument is the workload's name. */
public final class Gan4jSide {

  private Gan4jSide() {}

  public static void main(String... args) throws IOException {
    Side side = of(Workloads.named(args[0]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    new SideLoop(side, System.out).run(in);
  }

  static Side of(Workload w) {
    return w.rule() == Workload.Rule.CRITIC ? new CriticStep(w) : new GanStep(w);
  }
}
