package io.github.gan4j.bench.dl4j;

import io.github.gan4j.bench.workload.SideLoop;
import io.github.gan4j.bench.workload.Workload;
import io.github.gan4j.bench.workload.Workloads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The process of DL4J's side. The argument is the workload's name. */
public final class Dl4jSide {

  private Dl4jSide() {}

  public static void main(String... args) throws IOException {
    Workload w = Workloads.named(args[0]);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    new SideLoop(new GanStep(w), System.out).run(in);
  }
}
