/** Old rule ids and the ids that replaced them, so that settings and waivers made long ago keep their meaning. */
export const retiredRules: Readonly<Record<string, string>> = {}
