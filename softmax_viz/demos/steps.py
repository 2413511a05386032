from softmax_viz import controls

controls.scenario_stage()
