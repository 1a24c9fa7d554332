package dev.obor.capture;

/// One thing that a replay does.
sealed interface Step
        permits Steps.Check,
                Steps.Count,
                Steps.Decision,
                Steps.Give,
                Steps.Gradient,
                Steps.Host,
                Steps.Launch,
                Steps.Mark,
                Steps.Write {
    void run();
}
